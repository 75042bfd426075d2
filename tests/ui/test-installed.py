#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program as it is installed: `meson install` into a folder, what a package's triggers do there, and a start from it."""
import os
import re
import shutil
import subprocess

from heshu_ui import case, main

APP = "org.heshu.Heshu"


def install(home):
    """Installs the build into the home; (bin, share)"""
    build = os.path.dirname(os.path.dirname(home.program))
    destination = os.path.join(home.path, "staged")
    meson = shutil.which("meson")
    assert meson, "meson is needed to install"
    done = subprocess.run([meson, "install", "-C", build, "--no-rebuild", "--quiet", "--destdir", destination],
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    found = [folder for folder, _, names in os.walk(destination) if "heshu" in names and os.path.basename(folder) == "bin"]
    assert len(found) == 1, found
    share = os.path.join(os.path.dirname(found[0]), "share")
    for command in (["glib-compile-schemas", "--strict", f"{share}/glib-2.0/schemas"], ["update-mime-database", f"{share}/mime"],
                    ["update-desktop-database", f"{share}/applications"]):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    return found[0], share


def environment(home, folder, share):
    return {**os.environ, **home.env, "PATH": f"{folder}:{os.environ['PATH']}", "XDG_DATA_DIRS": f"{share}:/usr/share"}


@case("what is installed starts, speaks the person's language, and reads a web page", smoke=True)
def starts(home):
    folder, share = install(home)
    home.program = os.path.join(folder, "heshu")
    with home.start(XDG_DATA_DIRS=f"{share}:/usr/share") as app:
        app.find("push button", home.words("Import Reports…", "导入报告…"))
        app.clip("<h1>一年来的路</h1><p>2021年，惠济区新修道路12.5公里。</p>", "text/html")
        app.press("<Control>v")
        app.find("label", "一年来的路", timeout=30)
        app.resize(1111, 666)
        app.press("<Control>3")
        app.wait_until(lambda: home.words("Metrics", "指标") in
                       [n.name for n in app.root.walk() if n.role == "page tab" and "selected" in n.states], 10, "the third page")
        assert app.quit() == 0
    with home.start(XDG_DATA_DIRS=f"{share}:/usr/share") as app:
        app.wait_until(lambda: home.words("Metrics", "指标") in
                       [n.name for n in app.root.walk() if n.role == "page tab" and "selected" in n.states], 10, "the page again")
        assert app._xwindow(app.window)[3:5] == (1111, 666)  # pylint: disable=protected-access
        again = home.run_again()
        assert (again.returncode, again.stderr, len(app.windows())) == (0, "", 1), again


@case("the desktop knows whose file a desk is, and shows the icons")
def belongs(home):
    folder, share = install(home)
    env = environment(home, folder, share)
    known = subprocess.run(["gio", "mime", "application/x-heshu-desk"], env={**env, "LANG": "C.UTF-8"}, capture_output=True,
                           text=True, check=True).stdout
    assert f"{APP}.desktop" in known, known
    desk = os.path.join(home.path, "any-name")
    subprocess.run([os.path.join(folder, "heshu-cli"), "import", "--desk", desk, home.file("a.txt", "2021年新增就业12人。\n")], env=env,
                   check=True, capture_output=True)
    kind = subprocess.run(["gio", "info", "-a", "standard::content-type", desk], env=env, capture_output=True, text=True,
                          check=True).stdout
    assert "application/x-heshu-desk" in kind, kind
    for icon in (f"scalable/apps/{APP}.svg", f"16x16/apps/{APP}.svg", f"symbolic/apps/{APP}-symbolic.svg"):
        assert os.path.exists(os.path.join(share, "icons", "hicolor", icon)), icon
    with open(os.path.join(share, "applications", f"{APP}.desktop"), encoding="utf-8") as f:
        words = f.read()
    assert re.search(r"^Name\[zh_CN\]=核数$", words, re.MULTILINE), words


main()

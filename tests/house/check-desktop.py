#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds what the desktop knows of the program against the validators that stores and desktops use.

    check-desktop.py ROOT BUILD

Prints TAP. A validator that is missing is a failure: the package lists in ./dev bring them all.
"""
import glob
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

APP = "org.heshu.Heshu"


def run(*command, **more):
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, **more)
    except FileNotFoundError:
        return f"{command[0]} is missing"
    return "" if done.returncode == 0 else (done.stdout + done.stderr).strip() or f"{command[0]} failed"


def check_desktop_file(root, build):
    return run("desktop-file-validate", "--warn-kde", f"{build}/resources/desktop/{APP}.desktop")


def check_metainfo(root, build):
    return run("appstreamcli", "validate", "--no-net", f"{build}/resources/desktop/{APP}.metainfo.xml")


def check_pictures(root, build):
    """As published: the pictures that the metainfo names are there, of the size it says, in both languages."""
    with open(f"{root}/resources/desktop/{APP}.metainfo.xml.in", encoding="utf-8") as f:
        text = f.read()
    with tempfile.TemporaryDirectory() as scratch:
        path = os.path.join(scratch, f"{APP}.metainfo.xml")
        with open(path, "w", encoding="utf-8") as f:
            f.write(text.replace("@PICTURES_URL@", "https://example.org/pictures"))
        faults = [run("appstreamcli", "validate", "--no-net", path)]
        named = ElementTree.parse(path).findall("screenshots/screenshot/image")
    for image in named:
        path = f"{root}/resources/pictures/window/{os.path.basename(image.text)}"
        try:
            with open(path, "rb") as f:
                head = f.read(24)
        except FileNotFoundError:
            faults.append(f"{path} is missing")
            continue
        if head[:8] != b"\x89PNG\r\n\x1a\n" or struct.unpack(">II", head[16:24]) != (int(image.get("width")), int(image.get("height"))):
            faults.append(f"{path} is no picture of the size that the metainfo says")
    languages = [image.get("{http://www.w3.org/XML/1998/namespace}lang") for image in named]
    if languages.count(None) < 1 or languages.count(None) != languages.count("zh_CN"):
        faults.append("not every picture is there in both languages")
    return "\n".join(f for f in faults if f)


def check_schema(root, build):
    return run("glib-compile-schemas", "--strict", "--dry-run", f"{root}/resources/desktop")


def check_xml(root, build):
    paths = [p for pattern in ("ui/**/*.ui", "ui/icons/**/*.svg", "resources/desktop/**/*.xml*", "resources/desktop/its/**/*.it?")
             for p in sorted(glob.glob(os.path.join(root, pattern), recursive=True))]
    return run("xmllint", "--noout", "--nonet", *paths) if len(paths) > 20 else "no templates or icons were found"


def check_names(root, build):
    """One id everywhere: names of files, and what they say inside."""
    faults = []
    for name in os.listdir(f"{root}/resources/desktop"):
        if "." in name and name != "meson.build" and not name.startswith(APP + "."):
            faults.append(f"{name} does not bear the application's id")
    for name, pattern in ((f"{APP}.desktop.in", rf"^Icon={APP}$"), (f"{APP}.metainfo.xml.in", rf"<id>{APP}</id>"),
                          (f"{APP}.gschema.xml", rf'schema id="{APP}"')):
        with open(f"{root}/resources/desktop/{name}", encoding="utf-8") as f:
            if not re.search(pattern, f.read(), re.MULTILINE):
                faults.append(f"{name} has no {pattern}")
    return "\n".join(faults)


def check_mime_type(root, build):
    """A desk is known by what stands in it, under any name; another database is not taken for one."""
    with tempfile.TemporaryDirectory() as share:
        packages = os.path.join(share, "mime", "packages")
        os.makedirs(packages)
        shutil.copy(f"{build}/resources/desktop/{APP}.xml", packages)
        fault = run("update-mime-database", os.path.join(share, "mime"))
        if fault:
            return fault
        head = bytearray(b"SQLite format 3\0".ljust(100, b"\0"))
        head[68:72] = b"HSHU"
        cases = {"named.heshu": (b"SQLite format 3\0", "application/x-heshu-desk"),
                 "unnamed": (bytes(head), "application/x-heshu-desk"),
                 "other": (bytes(head.replace(b"HSHU", b"ELSE")), "sqlite3")}
        env = {**os.environ, "XDG_DATA_HOME": share, "XDG_DATA_DIRS": "/usr/share"}
        for name, (content, wanted) in cases.items():
            path = os.path.join(share, name)
            with open(path, "wb") as f:
                f.write(content)
            done = subprocess.run(["gio", "info", "-a", "standard::content-type", path], capture_output=True, text=True,
                                  check=False, env=env)
            if wanted not in done.stdout:
                return f"{name} is not taken for {wanted}: {done.stdout}{done.stderr}"
    return ""


def check_icons(root, build):
    """Recolouring fills paths and knows no strokes; a symbolic icon is 16 px."""
    faults = []
    for path in sorted(glob.glob(f"{root}/ui/icons/**/*-symbolic.svg", recursive=True)):
        with open(path, encoding="utf-8") as f:
            text = f.read()
        tree = ElementTree.fromstring(text)
        if "stroke" in text or tree.get("width") != "16" or tree.get("viewBox") != "0 0 16 16":
            faults.append(f"{path} is no filled picture of 16 px")
    return "\n".join(faults)


def check_resource(root, build):
    """Every icon in the folder is compiled into the program, with the pictures painted of it."""
    with open(f"{build}/ui/heshu.gresource.xml", encoding="utf-8") as f:
        listed = f.read()
    missing = [p for p in sorted(glob.glob(f"{root}/ui/icons/scalable/actions/*.svg"))
               if os.path.relpath(p, f"{root}/ui") not in listed
               or f"16x16/actions/{os.path.basename(p)[:-4]}.symbolic.png" not in listed]
    return "\n".join(f"{p} is not in ui/icons/meson.build" for p in missing)


CHECKS = [
    ("the desktop file is valid", check_desktop_file),
    ("the metainfo is valid", check_metainfo),
    ("the pictures of the metainfo are there", check_pictures),
    ("the schema of the settings is strict", check_schema),
    ("templates, icons and XML are well formed", check_xml),
    ("everything bears one id", check_names),
    ("a desk is known by its content", check_mime_type),
    ("symbolic icons can be recoloured", check_icons),
    ("every icon is in the program", check_resource),
]


def main(root, build):
    print(f"1..{len(CHECKS)}")
    failed = False
    for number, (title, check) in enumerate(CHECKS, 1):
        fault = check(root, build)
        print(f"{'not ok' if fault else 'ok'} {number} - {title}")
        for line in fault.splitlines():
            print(f"# {line}")
        failed = failed or bool(fault)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])))

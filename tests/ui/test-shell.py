#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window around the pages: first start, pages by key, a second start, desks, state that lasts."""
import os
import re

from heshu_ui import case, main

PAGES = [("Reports", "资料"), ("Review", "核对"), ("Metrics", "指标"), ("Compare", "比较")]


def import_button(home):
    return home.words("Import Reports…", "导入报告…")


def sample_button(home):
    return home.words("Open the Sample", "打开示例资料")


def selected(app):
    return [n.name for n in app.all("page tab") if "selected" in n.states]


def open_sample(app, home):
    app.click(app.find("push button", sample_button(home)))
    app.find("page tab", home.words(*PAGES[0]), timeout=60)


@case("an empty home starts with one page and its ways in", smoke=True)
def first_run(home):
    with home.start() as app:
        app.find("push button", import_button(home))
        app.find("push button", sample_button(home))
        assert not app.all("page tab"), "there is nothing to switch to yet"
        app.wait_until(lambda: "focused" in app.find("push button", import_button(home)).states, 5, "the focus on the first way in")
        app.wait_until(lambda: os.path.exists(os.path.join(home.data, "heshu", "desk.heshu")), 10, "a desk of one's own")
        assert app.quit() == 0


@case("the sample opens, and Ctrl+1 to Ctrl+4 go to the pages", smoke=True)
def sample_and_pages(home):
    with home.start() as app:
        open_sample(app, home)
        for number, names in list(enumerate(PAGES, 1))[1:] + [(1, PAGES[0])]:
            app.press(f"<Control>{number}")
            app.wait_until(lambda wanted=home.words(*names): wanted in selected(app), 5, f"page {names}")
        assert app.quit() == 0


@case("a second start opens in the first window, with what it was given")
def second_start(home):
    with home.start() as app:
        app.find("push button", import_button(home))
        again = home.run_again()
        assert (again.returncode, again.stdout, again.stderr) == (0, "", ""), again
        assert len(app.windows()) == 1
        desk = os.path.join(home.path, "other.heshu")
        again = home.run_again("--desk", desk)
        assert again.returncode == 0, again
        app.wait_until(lambda: len(app.windows()) == 2, 10, "a window of its own for another desk")
        app.wait_until(lambda: os.path.exists(desk), 10, "the new desk")
        again = home.run_again(desk)
        assert again.returncode == 0 and len(app.windows()) == 2, "the window that has the desk is shown again"


@case("the page, the desk and the size of the window outlast a restart")
def restart(home):
    with home.start() as app:
        open_sample(app, home)
        app.press("<Control>3")
        app.wait_until(lambda: home.words(*PAGES[2]) in selected(app), 5, "the third page")
        size = app.resize(1300, 720)
        app.quit()
    with home.start() as app:
        app.find("page tab", home.words(*PAGES[2]))
        app.wait_until(lambda: home.words(*PAGES[2]) in selected(app), 5, "the third page again")
        assert app._xwindow(app.window)[3:5] == size, (app._xwindow(app.window), size)


@case("a desk that can only be read says so, and a removed one can still be saved")
def broken_desks(home):
    with home.start() as app:
        app.find("push button", import_button(home))
        desk = os.path.join(home.data, "heshu", "desk.heshu")
        os.rename(desk, desk + ".gone")
        app.find(None, home.words(re.compile("removed or moved"), re.compile("被移走或删除")), timeout=10)
        app.find("push button", home.words("Save a Copy…", "另存副本…"))
    other = home.file("not-a-desk.heshu", "no desk at all")
    with home.start("--desk", other) as app:
        app.find("label", home.words("This Desk Cannot Be Opened", "打不开这份案卷"))
        app.find("push button", home.words("Open Desk…", "打开案卷…"))


@case("preferences, shortcuts and about open by key and close with Escape")
def dialogs(home):
    with home.start() as app:
        app.find("push button", import_button(home))
        for key, title in (("<Control>comma", home.words("Preferences", "首选项")),
                           ("<Control>question", home.words("Shortcuts", "快捷键"))):
            app.press(key)
            app.wait_until(lambda: len(app.windows()) == 2, 5, title)
            app.press("Escape")
            app.wait_until(lambda: len(app.windows()) == 1, 5, f"{title} to close")
        app.press("F10")
        app.wait_until(lambda: [n for n in app.root.walk() if n.role == "menu item" and
                                n.name == home.words("Preferences", "首选项")], 5, "the menu")


@case("the keys of every page fit a screen of 1024 × 600, those of the page in hand first")
def keys(home):
    wanted = [home.words("Open in Review", "到核对页打开"), home.words("Confirm and go on", "确认并到下一个"),
              home.words("Copy the rows", "复制各行"), home.words("Next form", "下一种图形")]
    with home.start() as app:
        open_sample(app, home)
        for number, (names, key) in enumerate(zip(PAGES, wanted), 1):
            app.press(f"<Control>{number}")
            app.wait_until(lambda now=home.words(*names): now in selected(app), 5, f"page {names}")
            app.press("<Control>question")
            app.wait_until(lambda: len(app.windows()) == 2, 20, "the keys")
            dialog = app.windows()[-1]
            app.find("label", key, within=dialog, timeout=20)
            width, height = app._xwindow(dialog)[3:5]
            assert width <= 1024 and height <= 600, (width, height)
            app.press("Escape")
            app.wait_until(lambda: len(app.windows()) == 1, 20, "the keys to close")


@case("nothing that can be imported is told in a sentence")
def nonsense(home):
    with home.start() as app:
        app.find("push button", import_button(home))
        app.clip("   \n ")
        app.press("<Control>v")
        app.find("label", home.words(re.compile("nothing here that can be imported"), re.compile("没有可以导入的内容")))


@case("a drop on the first page goes to the Reports page, which shows what comes of it")
def drop(home):
    report = home.file("报告.txt", "2021年，全区新增就业1234人。\n")
    with home.start() as app:
        app.find("push button", import_button(home))
        app.drop(app.window, "other")
        assert not app.all("page tab"), "what nobody can read is not taken"
        app.drop(app.window, "files", report)
        app.wait_until(lambda: home.words(*PAGES[0]) in selected(app), 10, "the Reports page")


@case("a copy of the desk is saved by the file dialog")
def save_copy(home):
    with home.start() as app:
        open_sample(app, home)
        app.menu(app.find("push button", home.words("Main Menu", "主菜单")), home.words("Save a Copy…", "另存副本…"))
        copy = os.path.join(home.path, "copy.heshu")
        app.save_as(home.words("Save a Copy", "另存副本"), copy)
        app.find("label", home.words("Saved a copy as “copy.heshu”.", "副本已存为“copy.heshu”。"))
        assert os.path.getsize(copy) > 100_000
        assert [n for n in os.listdir(home.path) if n.startswith("copy.heshu")] == ["copy.heshu"]


@case("every page fits an office notebook of 1024 × 600")
def small(home):
    with home.start() as app:
        open_sample(app, home)
        app.resize(1024, 600)  # the panes fold, and the window can become smaller
        for number, names in enumerate(PAGES, 1):
            app.press(f"<Control>{number}")
            app.wait_until(lambda wanted=home.words(*names): wanted in selected(app), 5, f"page {names}")
            assert app.resize(1024, 600) == (1024, 600), f"{names} takes {app.resize(1024, 600)}"


@case("two windows show one desk")
def two_windows(home):
    with home.start() as app:
        open_sample(app, home)
        app.press("<Control>n")
        app.wait_until(lambda: len(app.windows()) == 2, 5, "the second window")
        app.wait_until(lambda: len([n for w in app.windows() for n in w.walk() if n.role == "page tab"]) == 8, 5,
                       "pages in both")


@case("the main loop never keeps a person waiting")
def stalls(home):
    with home.start() as app:
        open_sample(app, home)
        for number in (2, 3, 4, 1):
            app.press(f"<Control>{number}")
        assert not app.stalls(), app.stalls()


main()

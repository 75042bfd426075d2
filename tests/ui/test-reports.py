#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Reports page: what comes in by each way, what fails, what is filed, put away and mended; read back by heshu-cli."""
import hashlib
import json
import os
import re
import subprocess
import sys
import time

from heshu_ui import case, main

PAGE = "签约服务暖人心\n\n2021年，惠济区家庭医生签约{0}人，签约率{1}.5%，新建卫生室{1}所。\n"
EDITOR = "编辑甲"


def cli(home, *arguments):
    program = os.path.join(os.path.dirname(home.program), "..", "app", "cli", "heshu-cli")
    done = subprocess.run([program, *arguments], env={**os.environ, **home.env}, capture_output=True, text=True, check=False,
                          timeout=60)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def desk(home):
    return os.path.join(home.data, "heshu", "desk.heshu")


def reports(home):
    return cli(home, "list", "--desk", desk(home), "reports", "--format=jsonl")


def make_reports(home, n, folder="in"):
    return [home.file(f"{folder}/report{i:03}.txt", PAGE.format(1000 + i, 10 + i)) for i in range(n)]


def with_reports(home, n):
    """A desk with some reports, made by the command line, and an editor who needs not be asked"""
    os.makedirs(os.path.dirname(desk(home)), exist_ok=True)
    make_reports(home, n)
    cli(home, "import", "--desk", desk(home), os.path.join(home.path, "in"))
    home.setting("editor", EDITOR)


def view(app, home):
    return app.find("list", home.words("Reports", "资料"))


def paste(app, text, target="UTF8_STRING"):
    app.clip(text, target)
    time.sleep(0.4)  # the window is told of another owner of the clipboard
    app.press("<Control>v")


def titles(app, home):
    return [labels[0] for labels in app.rows(view(app, home), shown=False) if len(labels) > 1]


def n_rows(app, home):
    return len(titles(app, home))


def press_in_list(app, home, *keys):
    row = app.find(None, re.compile("签约服务暖人心"), within=view(app, home))
    app.click(row)
    app.press(*keys)


@case("files chosen in the dialog come in", smoke=True)
def choose_files(home):
    path = make_reports(home, 1)[0]
    with home.start() as app:
        app.find("push button", home.words("Import Reports…", "导入报告…"))
        app.press("<Control>o")
        app.dialog(home.words("Import Reports", "导入报告"))
        time.sleep(0.5)
        app.press("<Control>l")
        app.type_text(path)
        time.sleep(0.3)
        app.press("Return")
        app.find("label", "签约服务暖人心", timeout=20)
        assert [r["name"] for r in reports(home)] == ["report000.txt"]
        assert app.quit() == 0


@case("a pasted text, a pasted web page and pasted files come in")
def paste_each(home):
    paths = make_reports(home, 2)
    with home.start() as app:
        app.find("push button", home.words("Import Reports…", "导入报告…"))
        paste(app, PAGE.format(77, 55))
        app.wait_until(lambda: len(reports(home)) == 1, 20, "the text")
        app.press("Escape")
        paste(app, "<h1>一年来的路</h1><p>2021年，惠济区新修道路12.5公里。</p>", "text/html")
        app.wait_until(lambda: len(reports(home)) == 2, 10, "the web page")
        paste(app, "".join(f"file://{path}\r\n" for path in paths), "text/uri-list")
        app.wait_until(lambda: len(reports(home)) == 4, 10, "the files")
    found = reports(home)
    assert found[0]["name"] == "签约服务暖人心.txt", found
    assert {r["name"] for r in found} >= {"report000.txt", "report001.txt"}


@case("files dropped from another program come in")
def drop(home):
    make_reports(home, 2)
    source = home.file("source.py", SOURCE)
    with home.start() as app:
        app.find("push button", home.words("Import Reports…", "导入报告…"))
        other = subprocess.Popen([sys.executable, source, os.path.join(home.path, "in")], env=dict(os.environ))
        try:
            window = app.wait_until(lambda: subprocess.run(["xdotool", "search", "--name", "^Drag source$"],
                                                           capture_output=True, text=True, check=False).stdout.split(), 10)[-1]
            subprocess.run(["xdotool", "windowmove", window, "1100", "0", "windowraise", window], check=False)
            time.sleep(0.5)
            middle = app._xwindow(app.window)  # pylint: disable=protected-access
            app.drag_points((1200, 100), (middle[1] + 400, middle[2] + 400))
            app.wait_until(lambda: len(reports(home)) == 2, 10, "what was dropped")
        finally:
            other.kill()
            other.wait()


SOURCE = """
import sys, gi
gi.require_version("Gtk", "4.0")
from gi.repository import Gtk, Gdk, Gio, GObject
def start(app):
    window = Gtk.ApplicationWindow(application=app, title="Drag source", default_width=200, default_height=200)
    label = Gtk.Label(label="drag")
    source = Gtk.DragSource(actions=Gdk.DragAction.COPY)
    value = GObject.Value(Gdk.FileList, Gdk.FileList.new_from_list([Gio.File.new_for_path(sys.argv[1])]))
    source.set_content(Gdk.ContentProvider.new_for_value(value))
    label.add_controller(source)
    window.set_child(label)
    window.present()
app = Gtk.Application()
app.connect("activate", start)
app.run()
"""


@case("what is no file and no text is not taken; a text is")
def drop_other(home):
    with home.start() as app:
        target = app.find("push button", home.words("Import Reports…", "导入报告…"))
        app.drop(target, "other")
        app.drop(target, "files", os.path.join(home.path, "never-there.txt"))
        app.find("label", re.compile(home.words("never-there.txt” does not exist", "never-there.txt”不存在")), timeout=20)
        assert not reports(home)
        app.press("Escape")
        app.drop(target, "text", PAGE.format(31, 42))
        app.wait_until(lambda: len(reports(home)) == 1, 20, "the text")
    assert reports(home)[0]["name"] == "签约服务暖人心.txt"


@case("a file that is gone when its turn comes is told, and comes in when it is back")
def file_goes(home):
    make_reports(home, 3)
    there = home.file("elsewhere/back.txt", PAGE.format(5, 6))
    os.rename(there, there + ".away")
    os.symlink(there, os.path.join(home.path, "in", "leads-to-it.txt"))  # the folder still lists it
    with home.start() as app:
        app.find("push button", home.words("Import Reports…", "导入报告…"))
        paste(app, f"file://{home.path}/in\r\n", "text/uri-list")
        app.find(None, home.words("3 reports imported", "已导入3份报告"), timeout=20)
        tells(app, home, "leads-to-it.txt” does not exist", "leads-to-it.txt”不存在")
        os.rename(there + ".away", there)
        app.click(app.find("push button", home.words("Try Again", "重试")))
        app.wait_until(lambda: len(reports(home)) == 4, 20, "the file that is back")
        app.gone("label", home.words("1 failed", "失败1个"))


@case("what fails is listed with its reason until it is dismissed; the rest comes in")
def failures(home):
    make_reports(home, 30)
    for i in range(3):
        path = home.file(f"in/broken{i}.pdf", "")
        with open(path, "wb") as f:
            f.write(bytes(range(256)) * 8)
    home.file("in/empty.txt", "")
    with home.start() as app:
        app.find("push button", home.words("Import Reports…", "导入报告…"))
        paste(app, f"file://{home.path}/in\r\n", "text/uri-list")
        app.find(None, home.words("30 reports imported", "已导入30份报告"), timeout=30)
        app.find("label", home.words("4 failed", "失败4个"))
        app.find("label", "broken0.pdf")
        n = len(cli(home, "metrics", "--desk", desk(home), "--format=jsonl"))
        app.find("label", home.words(f"the others are in, with {n} metrics", f"其余已导入，共{n}个指标"))
        assert not app.all(None, re.compile(home.words("reports imported with", "^已导入30份报告，")), shown=True), "a toast says it again"
        app.click(app.find("push button", home.words("Dismiss", "不再显示")))
        app.find("label", home.words("3 failed", "失败3个"))
        assert len(reports(home)) == 30
        app.click(app.find("push button", home.words("Close", "关闭")))
        app.gone("label", "broken1.pdf")
        # the same folder again: known already
        paste(app, f"file://{home.path}/in\r\n", "text/uri-list")
        app.find("label", re.compile(home.words("30 known already", "已有30份")), timeout=30)
        assert len(reports(home)) == 30


@case("a folder of 500 files, 20 of them broken, comes in, and the window goes on answering")
def many(home):
    make_reports(home, 480)
    for i in range(20):
        with open(home.file(f"in/broken{i:02}.bin", ""), "wb") as f:
            f.write(bytes(range(256)) * 8)
    with home.start() as app:
        app.find("push button", home.words("Import Reports…", "导入报告…"))
        paste(app, f"file://{home.path}/in\r\n", "text/uri-list")
        app.find(None, home.words("480 reports imported", "已导入480份报告"), timeout=120)
        app.find("label", home.words("20 failed", "失败20个"))
        assert not app.stalls(), app.stalls()
    assert len(reports(home)) == 480


@case("an import can be cancelled; what came in stays")
def cancel(home):
    make_reports(home, 2500)  # enough that a hand is quicker
    with home.start() as app:
        app.find("push button", home.words("Import Reports…", "导入报告…"))
        paste(app, f"file://{home.path}/in\r\n", "text/uri-list")
        app.click(app.find("push button", home.words("Cancel the Import", "取消导入"), timeout=10))
        app.find(None, home.words("The import was cancelled", "导入已取消"), timeout=20)
        n = len(reports(home))
        assert n < 2500, n


def tells(app, home, english, chinese):
    app.find("label", re.compile(home.words(english, chinese)), timeout=20)


@case("what is no report gets a sentence; what is text is kept to the byte")
def bad_input(home):
    os.makedirs(os.path.join(home.path, "hollow"))
    with home.start() as app:
        app.find("push button", home.words("Import Reports…", "导入报告…"))
        paste(app, f"file://{home.path}/gone.txt\r\n", "text/uri-list")
        tells(app, home, "gone.txt” does not exist", "gone.txt”不存在")
        app.press("Escape")
        app.gone("label", "gone.txt")
        paste(app, f"file://{home.path}/hollow\r\n", "text/uri-list")
        tells(app, home, "holds no file", "没有文件")
        app.press("Escape")
        paste(app, "\x01\x02\x03\x04\x05\x06\x07 \x1b[31m\x02 2021")
        tells(app, home, "not a text that Heshu can read", "不是核数能读的文字文件")
        assert not reports(home)
        app.press("Escape")
        paste(app, "asdf;lkj qwerpoiu")
        tells(app, home, "there is no metric in it", "其中没有指标")
        paste(app, "2021年\0惠济区新建学校2所。")  # a string would end at the zero byte
        app.wait_until(lambda: len(reports(home)) == 2, 20, "the text with a zero byte")
        paste(app, " \n\t ")
        tells(app, home, "nothing here that can be imported", "没有可以导入的内容")
    hashes = {r["sha256"] for r in reports(home)}
    assert hashlib.sha256("2021年\0惠济区新建学校2所。".encode()).hexdigest() in hashes


@case("a report is removed by key, and undo brings it back", smoke=True)
def remove(home):
    with_reports(home, 3)
    with home.start() as app:
        app.wait_until(lambda: n_rows(app, home) == 3, 20, "three reports")
        press_in_list(app, home, "Delete")
        app.wait_until(lambda: n_rows(app, home) == 2, 10, "one to go")
        assert len(reports(home)) == 2
        app.press("<Control>z")
        app.wait_until(lambda: n_rows(app, home) == 3, 10, "it to come back")
        assert len(reports(home)) == 3
        assert app.quit() == 0


def field(app, name):
    return app.find("text", name)


def type_into(app, node, text):
    app.click(node)
    app.press("<Control>a")
    app.type_text(text)
    app.press("Return")


@case("what is edited of a page is on the desk, and its figures follow")
def details(home):
    with_reports(home, 1)
    with home.start() as app:
        app.resize(1500, 960)
        type_into(app, field(app, home.words("Publication", "刊物")), "某日报")
        app.wait_until(lambda: reports(home)[0].get("publication") == "某日报", 10, "the publication")
        date = field(app, home.words("Issue Date", "日期"))
        type_into(app, date, "12/2")
        app.find("label", re.compile("2022-01-10"))
        assert app.text_of(date) == "12/2", "the typing is kept"
        type_into(app, date, "2022-01-12")
        app.wait_until(lambda: reports(home)[0].get("issue_date") == "2022-01-12", 10, "the date")
        type_into(app, field(app, home.words("Period", "时间")), "2020")
        app.wait_until(lambda: articles(home)[0].get("period") == "2020", 10, "the period")
        type_into(app, field(app, home.words("District", "地区")), "管城回族区")
        app.wait_until(lambda: articles(home)[0].get("area") == "管城回族区", 10, "the district")
        app.find("label", "管城回族区")
        period = field(app, home.words("Period", "时间"))
        app.wait_until(lambda: app.text_of(period) == home.words("2020", "2020年"), 10, "the period in words")
        app.click(period)
        app.wait_until(lambda: app.text_of(period) == "2020", 10, "the period as it is typed")
    history = cli(home, "history", "--desk", desk(home))
    assert {e["field"] for e in history} >= {"publication", "issue_date", "period", "area"}, history
    assert {e["who"] for e in history} == {EDITOR}


def articles(home):
    return cli(home, "list", "--desk", desk(home), "articles", "--format=jsonl")


@case("a report read in the wrong encoding is read again, and its original saved byte for byte")
def encoding(home):
    path = os.path.join(home.path, "gb.txt")
    original = PAGE.format(4321, 66).encode("gb18030")
    with open(path, "wb") as f:
        f.write(original)
    os.makedirs(os.path.dirname(desk(home)), exist_ok=True)
    cli(home, "import", "--desk", desk(home), "--encoding", "Big5", path)
    with home.start() as app:
        app.resize(1500, 960)
        app.find("label", re.compile("^big5", re.I))
        app.click(app.find("push button", home.words("Read Again As…", "换编码重读…")))
        app.dialog(home.words("Encoding of the Text", "文字编码"))
        app.find("check box", "GB18030")
        app.press("Return")
        app.find("label", "签约服务暖人心", timeout=10)
        app.click(app.find("push button", home.words("Save Original…", "另存原件…")))
        app.dialog(home.words("Save Original", "另存原件"))
        time.sleep(0.5)
        copy = os.path.join(home.path, "copy.txt")
        app.press("<Control>a")
        app.type_text(copy)
        time.sleep(0.3)
        app.press("Return")
        app.wait_until(lambda: os.path.exists(copy), 10, "the copy")
    with open(copy, "rb") as f:
        assert f.read() == original
    assert reports(home)[0]["encoding"] == "GB18030"


@case("find, filter and group; the keyboard is enough")
def find(home):
    with_reports(home, 3)
    os.makedirs(os.path.join(home.path, "more"))
    with open(os.path.join(home.path, "more", "gc.txt"), "w", encoding="utf-8") as f:
        f.write("教育惠民\n\n2020年，管城回族区新建学校12所。\n")
    cli(home, "import", "--desk", desk(home), os.path.join(home.path, "more"))
    with home.start() as app:
        app.wait_until(lambda: n_rows(app, home) == 4, 20, "four reports")
        app.press("slash")
        app.type_text("教育")
        app.wait_until(lambda: titles(app, home) == ["教育惠民"], 5, "one report")
        app.press("Return", "space")  # out of the entry; hides the details
        app.gone("push button", home.words("Save Original…", "另存原件…"))
        app.press("space")
        app.find("push button", home.words("Save Original…", "另存原件…"))
        app.press("slash", "<Control>a")
        app.type_text("nothing of the kind")
        app.find("label", re.compile(home.words("^0 of 4 reports shown · 0 metrics", "^显示0份，共4份报告 · 0个指标")))
        app.click(app.find("push button", home.words("Show All Reports", "显示全部报告")))
        app.wait_until(lambda: n_rows(app, home) == 4, 5, "all of them")
        press_in_list(app, home, "Home", "Down", "Down", "Down", "Return")
        app.wait_until(lambda: home.words("Review", "核对") in
                       [n.name for n in app.root.walk() if n.role == "page tab" and "selected" in n.states], 5, "the Review page")


@case("a report without metrics is none that is done; there is its text to open")
def wordy(home):
    with_reports(home, 1)
    os.makedirs(os.path.join(home.path, "more"))
    with open(os.path.join(home.path, "more", "letter.txt"), "w", encoding="utf-8") as f:
        f.write("致全区居民的一封信\n\n感谢大家的支持。愿我们的城区越来越好。\n")
    cli(home, "import", "--desk", desk(home), os.path.join(home.path, "more"))
    with home.start() as app:
        app.resize(1500, 960)
        app.wait_until(lambda: n_rows(app, home) == 2, 20, "two reports")
        app.click(app.find("check box", home.words("No metrics", "没有指标")))
        app.wait_until(lambda: titles(app, home) == ["致全区居民的一封信"], 5, "the letter alone")
        app.click(app.find("push button", home.words("Open the Text", "打开正文")))
        app.wait_until(lambda: home.words("Review", "核对") in
                       [n.name for n in app.root.walk() if n.role == "page tab" and "selected" in n.states], 5, "the Review page")


@case("a desk that can only be read says why nothing comes in")
def read_only(home):
    with_reports(home, 1)
    with home.start("--desk", desk(home), **read_only_env(home)) as app:
        app.wait_until(lambda: n_rows(app, home) == 1, 20, "the report")
        paste(app, PAGE.format(7, 5))
        app.find("label", re.compile(home.words("can only be read", "只能读取")), timeout=10)


def read_only_env(home):
    subprocess.run(["/usr/bin/python3", "-c", NEWER, desk(home)], check=True)
    return {}


NEWER = "import sqlite3, sys; d = sqlite3.connect(sys.argv[1]); d.execute('PRAGMA user_version = 99'); d.commit()"


LEXICON = """<?xml version="1.0" encoding="UTF-8"?>
<lexicon id="ours" version="1"><units dimension="count"><unit>瓣</unit></units></lexicon>
"""


@case("extracting again shows first what it would change, and one undo takes it back")
def extract_again(home):
    os.makedirs(os.path.dirname(desk(home)), exist_ok=True)
    path = home.file("in/garlic.txt", "签约服务暖人心\n\n2021年，惠济区分发大蒜2400瓣，家庭医生签约1203人。\n")
    cli(home, "import", "--desk", desk(home), path)
    home.setting("editor", EDITOR)
    home.file("config/heshu/lexicons/ours.xml", LEXICON)

    def garlic():
        return [m["text"] for m in cli(home, "metrics", "--desk", desk(home), "--format=jsonl") if "2400" in m["text"]]

    before = garlic()
    assert before != ["2400瓣"]
    with home.start() as app:
        app.resize(1500, 960)
        app.menu(app.find(None, home.words("More for This Report", "更多操作")), home.words("Extract Again…", "重新提取…"))
        app.dialog(home.words("Extract Again?", "重新提取？"))
        app.find("label", re.compile("2400瓣"))
        assert garlic() == before
        app.press("Return")
        app.wait_until(lambda: garlic() == ["2400瓣"], 10, "the new unit")
        app.press("<Control>z")
        app.wait_until(lambda: garlic() == before, 10, "what was read before")


main()

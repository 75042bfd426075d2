#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Metrics page: searching, narrowing, sorting, deciding many at once, opening a sentence, exporting what is shown."""
import json
import os
import re
import subprocess
import time

from heshu_ui import case, main

PAGE = ("Metrics", "指标")
REVIEW = ("Review", "核对")
TABLE = re.compile("^(Metrics|指标)$")


def desk_of(home):
    return os.path.join(home.data, "heshu", "desk.heshu")


def cli(home, *arguments):
    program = os.path.join(os.path.dirname(home.program), "..", "app", "cli", "heshu-cli")
    return subprocess.run([program, arguments[0], "--desk", desk_of(home), *arguments[1:]], check=True, capture_output=True,
                          env={**os.environ, **home.env}).stdout


def decide(home, metric, decision):
    """As another program does it"""
    edit = {"object_kind": "metric", "object_id": metric["id"], "field": "decision", "after": decision}
    path = home.file("edit.jsonl", json.dumps(edit) + "\n")
    cli(home, "edit", "--who", "编辑乙", path)


def metrics(home, *filters):
    return [json.loads(line) for line in cli(home, "metrics", "--format=jsonl", *filters).splitlines()]


def selected_page(app):
    return [n.name for n in app.root.walk() if n.role == "page tab" and "selected" in n.states]


def open_page(app, home):
    """The sample desk, on the Metrics page; the editor is known, so that no edit asks for a name."""
    app.find("push button", home.words("Import Reports…", "导入报告…"))
    cli(home, "import", "--sample")
    app.find("page tab", home.words(*PAGE), timeout=30)
    app.press("<Control>3")
    app.wait_until(lambda: home.words(*PAGE) in selected_page(app), 10, "the Metrics page")
    wait_count(app, home, len(metrics(home)))


def start(home):
    home.setting("editor", "编辑甲")
    home.setting("window-size", "(1210, 700)")
    return home.start()


def count_words(home, shown, total=None):
    if total is None:
        return home.words(f"{shown} metric" + ("" if shown == 1 else "s"), f"{shown}个指标")
    return home.words(f"{shown} of {total} metric" + ("" if shown == 1 else "s") + " shown", f"显示{shown}个，共{total}个指标")


def wait_count(app, home, shown, total=None):
    app.find("label", count_words(home, shown, total), timeout=15)


def texts(app):
    """The words of each row on the screen, from the top"""
    view = app.find("tree table", TABLE)
    return app.rows(view)


def has_row(app, *words):
    return any(all(any(w in t for t in row) for w in words) for row in texts(app))


def click_title(app, title):
    view = app.find("tree table", TABLE)
    app.click(next(n for n in view.walk() if n.raw_name == "GtkColumnViewTitle" and title in n.labels))


def search(app, home, text):
    app.press("<Control>f")
    app.type_text(text)


def ask_to_save(app, home, path):
    dialog_title = home.words("Export What Is Shown", "导出当前列表")
    app.dialog(dialog_title)
    time.sleep(0.5)  # until the name in it is selected
    app.press("<Control>a")
    app.type_text(path)
    app.press("Return")


def save_as(app, home, path):
    ask_to_save(app, home, path)
    app.wait_until(lambda: os.path.exists(path), 15, f"{path} to be written")


@case("search, filter and sort are answered by the desk, and can be undone", smoke=True)
def narrow(home):
    with start(home) as app:
        open_page(app, home)
        everything = metrics(home)
        wanted = metrics(home, "--search", "签约")
        assert 0 < len(wanted) < len(everything)
        search(app, home, "签约")
        wait_count(app, home, len(wanted), len(everything))

        area = wanted[0]["area"]
        both = metrics(home, "--search", "签约", "--area", area)
        app.click(app.find("check box", area))
        wait_count(app, home, len(both), len(everything))
        app.click(app.find("push button", home.words("Clear All", "全部清除")))
        wait_count(app, home, len(everything))

        app.press("<Control>f")
        app.type_text("绝无此词")
        app.find("label", home.words("No Metric Fits", "没有符合条件的指标"))
        app.click(app.find("push button", home.words("Clear Filters", "清除筛选")))
        wait_count(app, home, len(everything))

        click_title(app, home.words("Value", "数值"))
        app.find(None, home.words("By Value", "按数值排列"))
        lowest = min(float(m["value"]) for m in everything)
        app.wait_until(lambda: texts(app) and f"{lowest:g}" in texts(app)[0], 10, "the lowest value to come first")
        click_title(app, home.words("Value", "数值"))
        app.find(None, home.words("By Value, descending", "按数值降序排列"))
        assert app.quit() == 0


@case("Enter on a row opens its sentence in Review")
def open_sentence(home):
    with start(home) as app:
        open_page(app, home)
        search(app, home, "签约")
        wait_count(app, home, len(metrics(home, "--search", "签约")), len(metrics(home)))
        app.press("Return", "Down")
        app.press("Return")
        app.wait_until(lambda: home.words(*REVIEW) in selected_page(app), 10, "the Review page")


@case("C confirms what is selected after telling how many change; Undo takes all of it back")
def bulk(home):
    with start(home) as app:
        open_page(app, home)
        first = metrics(home)[0]
        decide(home, first, "confirmed")
        app.press("Home", "<Shift>Down", "<Shift>Down")
        app.find("label", home.words("3 selected", "已选3个"))
        app.press("c")
        app.find("label", re.compile(home.words("2 of 3 metrics will be confirmed", "将确认2个，共选中3个")))
        assert len(metrics(home, "--state", "confirmed")) == 1, "nothing is done before the last word"
        app.press("Return")
        app.wait_until(lambda: len(metrics(home, "--state", "confirmed")) == 3, 10, "both to be confirmed")
        app.find("label", home.words("3 selected", "已选3个"))
        app.click(app.find("push button", home.words("Undo", "撤销")))
        app.wait_until(lambda: len(metrics(home, "--state", "confirmed")) == 1, 10, "both to be taken back")


@case("one selected metric is rejected by X at once; letters typed in the search do nothing else")
def one(home):
    with start(home) as app:
        open_page(app, home)
        app.press("<Control>f")
        app.press("x", "c")
        app.find("label", home.words("No Metric Fits", "没有符合条件的指标"))
        app.press("Escape")
        wait_count(app, home, len(metrics(home)))
        assert not metrics(home, "--state", "rejected")
        app.press("Home")
        app.find("label", home.words("1 selected", "已选1个"))
        app.press("x")
        app.wait_until(lambda: len(metrics(home, "--state", "rejected")) == 1, 10, "one to be rejected")


@case("an edit by another program is shown where the table stands, and the selection stays")
def followed(home):
    with start(home) as app:
        open_page(app, home)
        app.press("Home", "<Shift>Down")
        app.find("label", home.words("2 selected", "已选2个"))
        decide(home, metrics(home)[0], "rejected")
        app.wait_until(lambda: has_row(app, home.words("Rejected", "已驳回")), 10, "the row to say so")
        app.find("label", home.words("2 selected", "已选2个"))


@case("what is exported is what the command line prints with the same filters")
def export(home):
    with start(home) as app:
        open_page(app, home)
        area = metrics(home, "--search", "签约")[0]["area"]
        search(app, home, "签约")
        wait_count(app, home, len(metrics(home, "--search", "签约")), len(metrics(home)))
        app.click(app.find("check box", area))
        wait_count(app, home, len(metrics(home, "--search", "签约", "--area", area)), len(metrics(home)))
        for suffix in ("csv", "xlsx", "jsonl"):
            path = os.path.join(home.path, f"shown.{suffix}")
            other = os.path.join(home.path, f"printed.{suffix}")
            app.press("<Control><Shift>e")
            save_as(app, home, path)
            cli(home, "metrics", "--search", "签约", "--area", area, f"--format={suffix}", "--output", other)
            with open(path, "rb") as one_file, open(other, "rb") as other_file:
                assert one_file.read() == other_file.read(), suffix


@case("T tags what is selected after showing what changes; one Undo takes it back; the tag narrows the table")
def tag(home):
    with start(home) as app:
        open_page(app, home)
        app.press("Home", "<Shift>Down")
        app.find("label", home.words("2 selected", "已选2个"))
        app.press("t")
        app.find("text", home.words("Tag of the selected metrics", "给所选指标加的标签"), shown=False)
        app.type_text("见报")
        app.press("Return")
        app.find("label", re.compile(home.words("2 of 2 metrics will get the tag", "将给2个加标签“见报”")))
        assert not metrics(home, "--tag", "见报"), "nothing is done before the last word"
        app.press("Return")
        app.wait_until(lambda: len(metrics(home, "--tag", "见报")) == 2, 10, "both to be tagged")
        app.wait_until(lambda: has_row(app, "见报"), 10, "the rows to show the tag")
        app.resize(1210, 950)  # so that the last facet is in sight
        app.click(app.find("check box", "见报"))
        wait_count(app, home, 2, len(metrics(home)))
        app.press("<Control>z")
        app.wait_until(lambda: not metrics(home, "--tag", "见报"), 10, "both tags to be taken back")


@case("I gives what is selected one indicator, and says what each was called before")
def indicator(home):
    with start(home) as app:
        open_page(app, home)
        before = metrics(home)[0]["indicator"], metrics(home)[1]["indicator"]
        app.press("Home", "<Shift>Down")
        app.find("label", home.words("2 selected", "已选2个"))
        app.press("i")
        app.find("text", home.words("Indicator of the selected metrics", "所选指标的指标名"), shown=False)
        app.type_text("签约总人数")
        app.press("Return")
        app.find("label", re.compile(home.words("will have the indicator", "指标名改为“签约总人数”")))
        shown = [n.name for n in app.root.walk() if n.role == "label"]
        assert all(name in shown for name in before), (before, shown)
        app.press("Return")
        app.wait_until(lambda: len(metrics(home, "--indicator", "签约总人数")) == 2, 10, "both to be renamed")
        app.press("<Control>z")
        app.wait_until(lambda: (metrics(home)[0]["indicator"], metrics(home)[1]["indicator"]) == before, 10,
                       "the old names to be back")


@case("Ctrl+C copies the selected rows as a table")
def copy(home):
    with start(home) as app:
        open_page(app, home)
        app.press("Home", "<Shift>Down")
        app.find("label", home.words("2 selected", "已选2个"))
        app.press("<Control>c")
        app.find("label", home.words("2 rows were copied.", "已复制2行。"))
        lines = app.clipboard("text/tab-separated-values").splitlines()
        titles = lines[0].split("\t")
        assert len(lines) == 3, lines
        column = titles.index(home.words("Value", "数值"))
        assert [line.split("\t")[column] for line in lines[1:]] == [m["value"] for m in metrics(home)[:2]]
        assert app.clipboard("text/html").count("<tr>") == 3


@case("an export that cannot be written says so in a sentence, and the page goes on")
def refused(home):
    full = os.path.join(home.path, "full")
    os.mkdir(full)
    # A disk of this size has room for a name and no more; who may not mount one tries the other sentence only.
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", full], check=False, capture_output=True)
    try:
        with start(home) as app:
            open_page(app, home)
            app.press("<Control><Shift>e")
            ask_to_save(app, home, "/sys/metrics.csv")  # where not even the superuser writes
            app.find("label", re.compile(home.words("may not be written by you", "您无权写入")), timeout=15)
            if mounted.returncode == 0:
                path = os.path.join(full, "metrics.xlsx")
                app.press("<Control><Shift>e")
                ask_to_save(app, home, path)
                app.find("label", re.compile(home.words("is full", "已满")), timeout=15)
                assert os.listdir(full) == [], "nothing half written is left"
            wait_count(app, home, len(metrics(home)))
            app.press("<Control><Shift>e")
            save_as(app, home, os.path.join(home.path, "good.csv"))
    finally:
        if mounted.returncode == 0:
            subprocess.run(["umount", full], check=True)


@case("the window shrinks to 1024 in one pull, and the columns that tell least go")
def folded(home):
    with start(home) as app:
        open_page(app, home)
        app.resize(1280, 700)
        assert app.resize(1024, 600)[0] == 1024, "it stopped before"
        wait_count(app, home, len(metrics(home)))
        titles = app.columns(app.find("tree table", TABLE))
        assert home.words("Kind", "性质") in titles, titles
        assert home.words("Source", "来源") not in titles, titles


main()

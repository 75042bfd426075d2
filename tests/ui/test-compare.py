#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Compare page: an indicator chosen, its chart in words and as a file, keys, a saved chart."""
import ctypes
import os
import re
import subprocess
import time

from heshu_ui import case, main

FORMATS = ["PNG", "SVG", "PDF"]
INDICATOR = "家庭医生签约率"


def cli(home, *arguments):
    """The command line of the same build, for the same person"""
    program = os.path.join(os.path.dirname(home.program), "..", "app", "cli", "heshu-cli")
    done = subprocess.run([program, *arguments], env={**os.environ, **home.env, "LANG": "C.UTF-8"}, check=False,
                          capture_output=True)
    assert done.returncode == 0, done
    return done.stdout


def open_compare(app, home):
    """What most districts share is drawn at once."""
    app.click(app.find("push button", home.words("Open the Sample", "打开示例资料")))
    app.find("page tab", home.words("Compare", "比较"), timeout=60)
    app.press("<Control>4")
    return chart(app, INDICATOR)


def choose(app, home, typed, indicator):
    """By a few characters, from the keyboard"""
    app.press("<Control>f")
    app.find("list", home.words("Indicators", "指标名"))
    app.wait_until(lambda: len(listed(app, home)) > 1, 10, "the list of indicators")
    app.type_text(typed)
    app.wait_until(lambda: [row[0] for row in listed(app, home)][:1] == [indicator], 10, f"{indicator} to come first")
    app.press("Return")
    return chart(app, indicator)


def listed(app, home):
    """What the list of indicators shows: (name, districts) of each"""
    return app.rows(app.find("list", home.words("Indicators", "指标名")), shown=False)


def table_rows(app, home):
    """The table beside the chart, row by row, as words"""
    return app.rows(app.find("tree table", home.words("Data of the Chart", "图表数据")))


def chart(app, words=None):
    """The chart, once what it says holds @words"""
    def look():
        found = [n for n in app.root.walk() if n.role == "image" and n.acc.get_description()]
        return [n for n in found if words is None or re.search(words, n.acc.get_description())]
    app.wait_until(look, 20, f"a chart that says {words}")
    return look()[0]


def desk(home):
    found = [os.path.join(folder, name) for folder, _, names in os.walk(home.data) for name in names
             if name.endswith(".heshu")]
    return [path for path in found if "sample" in path or len(found) == 1][0]


def ask_for_place(app, home, format_name="PNG"):
    """Up to the dialog that asks for a place"""
    app.press("<Control>e")
    if format_name != "PNG":
        app.press(*["<Shift>Tab"] * 2, *["Down"] * FORMATS.index(format_name), "Tab", "Tab")
    app.wait_until(lambda: "focused" in app.find("push button", home.words("Export…", "导出…"), shown=False).states, 10,
                   "the button to have the focus")
    app.press("Return")
    dialog = app.dialog(home.words("Export the Chart", "导出图表"))
    app.wait_until(lambda: len(app.windows()) == 2, 10, "the dialog")
    time.sleep(0.5)  # the dialog takes the name only when it has come to rest
    return dialog


def export(app, home, path, format_name="PNG"):
    ask_for_place(app, home, format_name)
    app.press("<Control>a")
    app.type_text(path)
    app.press("Return")


def export_done(app, home, path, format_name="PNG"):
    export(app, home, path, format_name)
    app.wait_until(lambda: os.path.exists(path), 20, path)


def command_bytes(home, ending="png"):
    """What the command line writes for the chart that the page opens with"""
    path = os.path.join(home.path, "command." + ending)
    cli(home, "chart", "--desk", desk(home), "--indicator", INDICATOR, "--period", "2021", "--output", path)
    with open(path, "rb") as f:
        return f.read()


def read(path):
    with open(path, "rb") as f:
        return f.read()


def mount_small(home, name, options):
    """A disk of its own, which only this process and what it starts see; None where that is not allowed."""
    CLONE_NEWNS = 0x20000
    folder = os.path.join(home.path, name)
    os.makedirs(folder)
    if ctypes.CDLL(None, use_errno=True).unshare(CLONE_NEWNS) != 0:
        return None
    for command in (["mount", "--make-rprivate", "/"], ["mount", "-t", "tmpfs", "-o", options, "heshu-test", folder]):
        if subprocess.run(command, check=False, capture_output=True).returncode != 0:
            return None
    return folder


@case("the chart of an indicator says in words what it shows", smoke=True)
def described(home):
    with home.start() as app:
        picture = open_compare(app, home)
        words = picture.acc.get_description()
        for part in (INDICATOR, "惠济区", "管城回族区", "63.5", "58.1"):
            assert part in words, words
        assert picture.name, "a chart has its title for a name"


@case("the page opens with what most districts share, and another is found by a part of any wording")
def opened(home):
    with home.start() as app:
        picture = open_compare(app, home)
        for part in ("管城回族区", "惠济区", "焦作市城乡一体化示范区", "2021"):
            assert part in picture.acc.get_description() + picture.name, picture.acc.get_description()
        app.press("<Control>f")
        app.find("list", home.words("Indicators", "指标名"))
        app.wait_until(lambda: len(listed(app, home)) > 5, 10, "the list of indicators")
        counts = [int(re.match(r"\d+", row[1])[0]) for row in listed(app, home) if re.match(r"\d+", "".join(row[1:2]))]
        assert counts[0] == 3 and counts == sorted(counts, reverse=True), counts
        assert listed(app, home)[0][0] == INDICATOR
        app.type_text("zzzz")
        app.find("label", home.words("No indicator has this in its name. Type fewer characters.",
                                     "没有名称含此内容的指标，请少输几个字。"))
        app.press("Escape")
        app.gone("label", home.words("No indicator has this in its name. Type fewer characters.",
                                     "没有名称含此内容的指标，请少输几个字。"))
        app.press("<Control>f")
        app.wait_until(lambda: len(listed(app, home)) > 5, 10, "the list of indicators")
        app.type_text("lsjzj")                                 # the initials of 临时救助金
        app.wait_until(lambda: [row[0] for row in listed(app, home)] == ["发放临时救助金"], 10, "one indicator")
        app.press("<Control>a")
        app.type_text("临时救助金")
        app.wait_until(lambda: [row[0] for row in listed(app, home)] == ["发放临时救助金"], 10, "one indicator")
        app.press("Return")
        picture = chart(app, "发放临时救助金")
        assert "管城回族区" in picture.acc.get_description()
        assert not app.stalls(), app.stalls()


@case("a desk without figures says what to do next, and offers nothing else")
def empty(home):
    desk_path = os.path.join(home.path, "empty.heshu")
    cli(home, "import", "--desk", desk_path, home.file("page.txt", "# 惠济区卫健委\n\n惠济区召开卫生健康工作会议。\n"))
    with home.start("--desk", desk_path) as app:
        app.find("page tab", home.words("Compare", "比较"), timeout=60)
        app.press("<Control>4")
        app.find("label", home.words("Nothing to Compare Yet", "还没有可以比较的数据"))
        assert app.find("push button", home.words("Import Reports…", "导入报告…"))
        for role, name in (("push button", home.words("Copy Chart", "复制图表")), ("push button", home.words("Export", "导出")),
                           ("text", home.words("Title of the Chart", "图表标题"))):
            app.gone(role, name, timeout=10)


@case("among many districts one is found by its pinyin, to be highlighted")
def many(home):
    names = ["中原区", "二七区", "金水区", "上街区", "惠济区", "中牟县", "巩义市", "荥阳市", "新密市", "登封市"]
    pages = [home.file(f"page{i}.txt", f"# 郑州市{name}卫健委\n\n2021年，{name}家庭医生签约率达{50 + i}.5%。\n")
             for i, name in enumerate(names)]
    desk_path = os.path.join(home.path, "many.heshu")
    cli(home, "import", "--desk", desk_path, *pages)
    with home.start("--desk", desk_path) as app:
        app.find("page tab", home.words("Compare", "比较"), timeout=60)
        app.press("<Control>4")
        chart(app)
        def shown():
            listed_now = app.find("list", home.words("Districts", "地区"))
            return {n.name for n in listed_now.walk() if n.role == "check box" and n.name in names}
        app.wait_until(lambda: len(shown()) >= 9, 10, "many districts")
        app.click(app.find("entry", home.words("Find a District", "查找地区")))
        app.type_text("xm")
        app.wait_until(lambda: shown() == {"新密市"}, 10, "the one whose pinyin it is")
        app.press("Escape")
        app.wait_until(lambda: len(shown()) >= 9, 10, "all of them again")


@case("the exported files are the command line's, byte for byte")
def same_bytes(home):
    with home.start() as app:
        open_compare(app, home)
        for format_name in FORMATS:
            ending = format_name.lower()
            ours = os.path.join(home.path, f"window.{ending}")
            export_done(app, home, ours, format_name)
            assert read(ours) == command_bytes(home, ending), f"{format_name} differs"


@case("a full disk and a forbidden folder are told in a sentence, and nothing is lost")
def refused(home):
    small = mount_small(home, "small", "size=12k")
    forbidden = mount_small(home, "forbidden", "ro,size=12k")
    if small is None or forbidden is None:
        return  # nobody may mount here; the sentences have a test of the writing itself
    kept = os.path.join(small, "kept.png")
    with open(kept, "wb") as f:
        f.write(b"before")
    with home.start() as app:
        open_compare(app, home)
        app.set_text(app.find("text", home.words("Title of the Chart", "图表标题")), "我写的标题")
        app.wait_until(lambda: chart(app).name == "我写的标题", 10, "the title")
        export(app, home, kept)
        app.click(app.find("push button", home.words("Replace", "替换")))
        app.find("label", re.compile(home.words("The disk of .* is full, so it was not written", "所在的磁盘已满，没有写成")), timeout=20)
        assert read(kept) == b"before" and os.listdir(small) == ["kept.png"], os.listdir(small)
        export(app, home, os.path.join(forbidden, "a.png"))
        app.find("label", re.compile(home.words("may not be written by you", "您无权写入")), timeout=20)
        assert chart(app).name == "我写的标题"
        ours = os.path.join(home.path, "elsewhere.png")
        export_done(app, home, ours)
        assert read(ours).startswith(b"\x89PNG")


@case("a file gets the name that was typed, whatever its characters; one that is there is replaced when confirmed")
def names(home):
    with home.start() as app:
        open_compare(app, home)
        title = app.find("text", home.words("Title of the Chart", "图表标题"))
        app.set_text(title, "..区/县:<b>50%</b>?")
        app.wait_until(lambda: "50%" in chart(app).name, 10, "the title")
        dialog = ask_for_place(app, home)
        names = [app.text_of(n) for n in dialog.walk() if n.role == "text"]
        assert "-.区-县--b-50%--b--.png" in names, names
        app.press("Escape")
        app.wait_until(lambda: len(app.windows()) == 1, 10, "the dialog to go")
        app.set_text(title, "")
        app.wait_until(lambda: "50%" not in chart(app).name, 10, "the proposed title")
        path = os.path.join(home.path, "图 '1' & <b>100%20#~.png")
        with open(path, "wb") as f:
            f.write(b"before")
        export(app, home, path)
        app.click(app.find("push button", home.words("Replace", "替换")))
        app.find("label", home.words("Exported %s", "已导出“%s”") % os.path.basename(path), timeout=20)
        assert read(path) == command_bytes(home)


@case("keys light, leave out, highlight and change the form")
def keys(home):
    with home.start() as app:
        open_compare(app, home)
        first = chart(app).name
        app.press("End", "h")
        app.wait_until(lambda: chart(app).name != first, 10, "a title about the highlighted district")
        app.press("space")
        app.find("label", home.words("taken out of the chart", "已从图中取出"))
        app.press("space")
        app.gone("label", home.words("taken out of the chart", "已从图中取出"))
        app.press("g")
        app.wait_until(lambda: "pressed" in app.find("push button", home.words("Dots", "点图")).states, 10, "dots")


@case("a chart is saved, removed, brought back by undo, and opened as it was")
def saved(home):
    home.setting("editor", "王编辑")
    with home.start() as app:
        open_compare(app, home)
        first = chart(app).name
        app.press("End", "h")
        app.wait_until(lambda: chart(app).name != first, 10, "a title about the highlighted district")
        title = chart(app).name
        app.press("<Control>s")
        app.find("label", home.words("Saved Charts", "已存图表"))
        app.press("h", "g")
        app.click(app.find("push button", re.compile(home.words("Remove ", "移除"))))
        app.gone("label", home.words("Saved Charts", "已存图表"), timeout=10)
        app.press("<Control>z")
        app.find("label", home.words("Saved Charts", "已存图表"))
        app.click(app.find("list item", title))
        app.wait_until(lambda: chart(app).name == title, 10, "the chart that was saved")


@case("the clipboard offers the picture, the drawing and the table")
def copied(home):
    with home.start() as app:
        open_compare(app, home)
        app.press("<Control>c")
        app.find("label", home.words("The chart and its table were copied.", "已复制图表和数据表。"), shown=False)
        for target, part in (("image/svg+xml", "<svg"), ("text/html", "<table>"), ("text/html", "惠济区")):
            assert part in app.clipboard(target), target
        picture = subprocess.run(["xclip", "-selection", "clipboard", "-o", "-t", "image/png"], capture_output=True,
                                 check=True, timeout=20).stdout
        ours = os.path.join(home.path, "command.png")
        cli(home, "chart", "--desk", desk(home), "--indicator", INDICATOR, "--period", "2021", "--output", ours)
        with open(ours, "rb") as f:
            assert f.read() == picture


@case("districts, form and size chosen last are there again after a restart")
def remembered(home):
    with home.start() as app:
        open_compare(app, home)
        app.press("End", "space")
        app.find("label", home.words("taken out of the chart", "已从图中取出"))
        app.press("g")
        app.wait_until(lambda: "pressed" in app.find("push button", home.words("Dots", "点图")).states, 10, "dots")
        app.set_text(app.find("text", home.words("Width", "宽")), "1200")
        app.find("label", re.compile(r"^1200 × 900"))
        assert app.quit() == 0
    with home.start() as app:
        app.find("page tab", home.words("Compare", "比较"), timeout=60)
        app.press("<Control>4")
        app.find("label", home.words("taken out of the chart", "已从图中取出"))
        app.find("label", re.compile(r"^1200 × 900"))
        assert "pressed" in app.find("push button", home.words("Dots", "点图")).states


@case("in a small window the names in the chart can be read, its sides fold away, and the indicator outlasts a restart")
def small(home):
    home.setting("window-size", "(1024, 600)")
    with home.start() as app:
        open_compare(app, home)
        words = app.wait_until(lambda: [n.name for n in app.root.walk() if re.match("1600 × 900", n.name or "")], 10, "the size")
        # the names are 27 pixels high in the picture, and 12 on the screen
        app.wait_until(lambda: 44 <= int(re.search(r"(\d+)%", [n.name for n in app.root.walk()
                                                              if re.match("1600 × 900", n.name or "")][0])[1]), 10, words)
        choose(app, home, "高血压", "高血压患者规范管理率")
        app.press("F9")
        app.gone("push button", home.words("All or None", "全选或全不选"), timeout=10)
        app.do(app.find("push button", home.words("Chart Options", "图表选项"), shown=False), "click")
        app.find("text", home.words("Title of the Chart", "图表标题"))
        app.press("F9")
        app.gone("text", home.words("Title of the Chart", "图表标题"), timeout=10)
        assert app.windows()[0].extents[2] <= 1024, app.windows()[0].extents
        assert app.quit() == 0
    with home.start() as app:
        app.find("page tab", home.words("Compare", "比较"), timeout=60)
        app.press("<Control>4")
        chart(app, "高血压患者规范管理率")


@case("what cannot be drawn is told in a sentence, and the table keeps its place")
def reasons(home):
    with home.start() as app:
        open_compare(app, home)
        app.click(app.find("push button", home.words("All or None", "全选或全不选")))
        app.find("label", home.words("No District Is Chosen", "没有选中地区"))
        app.find("label", home.words("taken out of the chart", "已从图中取出"))
        app.click(app.find("push button", home.words("All or None", "全选或全不选")))
        app.gone("label", home.words("No District Is Chosen", "没有选中地区"))
        app.set_text(app.find("text", home.words("Width", "宽")), "4")
        app.find("label", home.words("There Is No Chart of This", "画不出这张图"))
        assert not app.stalls(), app.stalls()


@case("the chart keeps up with a title that is being typed")
def typing(home):
    with home.start() as app:
        open_compare(app, home)
        app.click(app.find("text", home.words("Title of the Chart", "图表标题")))
        app.type_text("Half of the districts are above sixty percent " * 2)
        app.press("BackSpace")
        app.type_text(", hcg0")  # the keys of the page are letters in an entry
        app.wait_until(lambda: chart(app).name.endswith("percent, hcg0"), 10, "the whole title")
        assert "pressed" in app.find("push button", home.words("Bars", "条形")).states
        assert not app.stalls(), app.stalls()


@case("the table beside the chart gives its reasons, and is reached and read from the keyboard")
def table(home):
    with home.start() as app:
        open_compare(app, home)
        rows = table_rows(app, home)
        assert [row[0] for row in rows] == ["惠济区", "惠济区", "管城回族区", "焦作市城乡一体化示范区"], rows
        assert rows[1][-1] == home.words("a target, marked beside the figure", "目标数，在图中另作标记"), rows[1]
        picture = choose(app, home, "高血压", "高血压患者规范管理率")
        assert "68.9" in picture.acc.get_description()
        missing = [row for row in table_rows(app, home) if row[0] != "管城回族区"]
        assert len(missing) == 2 and all(row[-1] for row in missing), missing
        # Tab goes from the table through the options and the header back to the indicator, never caught
        seen = set()
        for _ in range(30):
            app.press("Tab")
            seen |= {n.name for n in app.root.walk() if "focused" in n.states and n.name}
        for name in (home.words("Title of the Chart", "图表标题"), home.words("Save Chart", "保存图表"),
                     home.words("Width", "宽"), home.words("Dots", "点图")):
            assert any(name in one for one in seen), (name, seen)


main()

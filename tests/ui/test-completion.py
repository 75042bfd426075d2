#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What fields of a metric are completed from while somebody types: found by pinyin, name and code, taken by the keyboard."""
import json
import os
import subprocess

from heshu_ui import case, main

CLI = os.environ.get("HESHU_CLI", "heshu-cli")


def metrics(home):
    """Of the report that the sample opens first, in its order"""
    done = subprocess.run([CLI, "metrics", "--desk", os.path.join(home.data, "heshu", "sample.heshu"), "--format=jsonl"],
                          check=True, text=True, capture_output=True, env={**os.environ, **home.env})
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return [line for line in lines if line["source"] == lines[0]["source"]]


def open_first(app, home):
    home.setting("editor", "王敏")
    app.do(app.find("push button", home.words("Open the Sample", "打开示例资料")), "click")
    app.find("page tab", home.words("Reports", "资料"), timeout=60)
    app.press("<Control>2")
    app.find("label", home.words("Metric 1", "指标1"), timeout=10)


def go_to(app, home, english, chinese):
    """The row, with the focus and all of its text selected"""
    form = app.find(None, home.words("Form of the metric", "指标表单"), shown=False)
    entry = app.find("text", home.words(english, chinese), within=form)
    app.click(entry)
    app.wait_until(lambda: "focused" in entry.states, 5, f"the focus in {chinese}")
    app.press("<Control>a")
    return entry


def offers(app, home):
    """What each row says, and which is marked; none where no list is open"""
    lists = app.all("list", home.words("Suggestions", "备选"), shown=False)
    items = [item for one in lists for item in one.walk() if item.role == "list item"]
    return [([label.name for label in item.walk() if label.name], "selected" in item.states) for item in items]


def offered(app, home, name, what=None):
    """Waits until the list's first row is this"""
    def look():
        now = offers(app, home)
        return now if now and now[0][0][0] == name else None
    return app.wait_until(look, 10, what or f"{name} to be offered first")


def marked(app, home, position):
    app.wait_until(lambda: [i for i, (_, is_marked) in enumerate(offers(app, home)) if is_marked] == position, 5,
                   f"the marked rows to be {position}")


def closed(app, home):
    app.wait_until(lambda: not offers(app, home), 5, "the list to close")


@case("an indicator is found by its initials, marked and taken by the keyboard")
def indicator(home):
    with home.start() as app:
        open_first(app, home)
        app.press("j")
        app.find("label", home.words("Metric 2", "指标2"), timeout=10)
        before = metrics(home)[1]
        entry = go_to(app, home, "Indicator", "指标名")
        app.type_text("jtys")
        rows = offered(app, home, "家庭医生签约率")
        assert any(home.words("metrics", "个指标") in words[-1] for words, _ in rows), rows
        assert app.text_of(entry) == "jtys", "typing is never changed by itself"
        marked(app, home, [])
        app.press("Down")
        marked(app, home, [0])
        app.press("Down")
        marked(app, home, [1])
        app.press("Up")
        marked(app, home, [0])
        assert app.text_of(entry) == "jtys", "marking is not taking"
        app.press("Return")
        app.wait_until(lambda: metrics(home)[1]["indicator"] == "家庭医生签约率", 10, "the indicator on the desk")
        app.wait_until(lambda: app.text_of(entry) == "家庭医生签约率", 5, "the indicator in the row")
        closed(app, home)
        app.press("<Control>z")
        app.wait_until(lambda: metrics(home)[1]["indicator"] == before["indicator"], 10, "one undo to take it back")
        assert app.quit() == 0
    assert not app.stalls(), app.stalls()


@case("Escape closes the list and keeps the typing; Enter without a mark applies what was typed")
def as_typed(home):
    with home.start() as app:
        open_first(app, home)
        first = metrics(home)[0]["indicator"]
        entry = go_to(app, home, "Indicator", "指标名")
        app.type_text("jtys")
        offered(app, home, "家庭医生签约率")
        app.press("Escape")
        closed(app, home)
        assert app.text_of(entry) == "jtys"
        app.press("Down")                                      # opens it again for what stands there
        offered(app, home, "家庭医生签约率")
        app.press("Escape", "Escape")                          # the second one takes the typing back
        app.wait_until(lambda: app.text_of(entry) == first, 5, "the text before the typing")
        entry = go_to(app, home, "Indicator", "指标名")
        app.type_text("jtysqyl")
        offered(app, home, "家庭医生签约率")
        app.press("Return")
        app.wait_until(lambda: metrics(home)[0]["indicator"] == "jtysqyl", 10, "what was typed on the desk")
        closed(app, home)


@case("districts of one name are told apart by code and parent, and found by both")
def district(home):
    with home.start() as app:
        open_first(app, home)
        entry = go_to(app, home, "District", "地区")
        app.type_text("gulou")
        rows = [words for words, _ in offered(app, home, "鼓楼区")]
        assert ["鼓楼区", "320106 江苏省南京市"] in rows and ["鼓楼区", "410204 河南省开封市"] in rows, rows
        for _ in range(rows.index(["鼓楼区", "410204 河南省开封市"]) + 1):
            app.press("Down")
        marked(app, home, [rows.index(["鼓楼区", "410204 河南省开封市"])])
        app.press("Return")
        app.wait_until(lambda: (metrics(home)[0]["area"], metrics(home)[0]["area_id"]) == ("鼓楼区", "410204"), 10,
                       "the district and its code on the desk")
        app.wait_until(lambda: app.text_of(entry) == "鼓楼区", 5, "its name in the row")
        for typed in ("hjq", "huiji", "410108", "郑州惠济"):
            go_to(app, home, "District", "地区")
            app.type_text(typed)
            rows = offered(app, home, "惠济区", f"惠济区 by {typed}")
            assert rows[0][0][1] == "410108 河南省郑州市", rows
            app.press("Escape", "Escape")
            closed(app, home)


@case("agencies are those of the desk; Down offers all of them, the most used first; a click takes one")
def agency(home):
    with home.start() as app:
        open_first(app, home)
        entry = go_to(app, home, "Agency", "机关")
        own = app.text_of(entry)
        app.press("Down")
        rows = app.wait_until(lambda: offers(app, home), 10, "all agencies")
        counts = [int("".join(c for c in words[-1] if c.isdigit())) for words, _ in rows]
        assert counts == sorted(counts, reverse=True), rows
        assert own in [words[0] for words, _ in rows], rows
        other = next(words[0] for words, _ in rows if words[0] != own)
        listed = app.find("list", home.words("Suggestions", "备选"))
        app.click(next(label for label in listed.walk() if label.name == other))
        app.wait_until(lambda: metrics(home)[0]["agency"] == other, 10, "the agency on the desk")
        closed(app, home)


@case("what nobody can mean offers nothing, however long it is; another metric closes the list")
def odd(home):
    with home.start() as app:
        open_first(app, home)
        entry = go_to(app, home, "Indicator", "指标名")
        app.type_text("jtys")
        offered(app, home, "家庭医生签约率")
        app.type_text("qqqq")
        closed(app, home)
        app.press("<Control>a")
        app.clip("签约" * 200000)
        app.press("<Control>v")
        app.wait_until(lambda: len(app.text_of(entry)) > 1000, 20, "the paste")
        assert not offers(app, home)
        app.press("<Control>a")
        app.type_text("jtys")
        offered(app, home, "家庭医生签约率")
        app.press("Escape", "Escape", "j")
        app.find("label", home.words("Metric 2", "指标2"), timeout=10)
        closed(app, home)


main()

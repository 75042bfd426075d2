#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Chinese is typed by an input method: while its preedit is open every key is the method's, so that no shortcut fires and
nothing is confirmed, applied or taken back; what it commits arrives where it was typed. The method is the tests' own
(immodules/heshu-test-im.c): letters, then the space bar for Chinese, Enter for the letters, Escape for nothing."""
import json
import os
import subprocess

from heshu_ui import case, main

CLI = os.environ.get("HESHU_CLI", "heshu-cli")


def ask(home, *arguments):
    return subprocess.run([CLI, arguments[0], "--desk", os.path.join(home.data, "heshu", "sample.heshu"), *arguments[1:]],
                          check=True, text=True, capture_output=True, env={**os.environ, **home.env}).stdout


def metrics(home):
    """Of the report that the sample opens first, in its order"""
    lines = [json.loads(line) for line in ask(home, "metrics", "--format=jsonl").splitlines()]
    return [line for line in lines if line["source"] == lines[0]["source"]]


def start(home):
    home.setting("editor", "王敏")
    return home.start(GTK_IM_MODULE="heshu-test", GTK_PATH=os.environ["HESHU_IM_PATH"])


def open_first(app, home):
    app.do(app.find("push button", home.words("Open the Sample", "打开示例资料")), "click")
    app.find("page tab", home.words("Reports", "资料"), timeout=60)
    app.press("<Control>2")
    position(app, home, 1)


def position(app, home, number):
    return app.find("label", home.words(f"Metric {number}", f"指标{number}"), timeout=10)


def row(app, home, english, chinese):
    form = app.find(None, home.words("Form of the metric", "指标表单"), shown=False)
    return app.find("text", home.words(english, chinese), within=form)


def go_to(app, entry):
    app.click(entry)
    app.wait_until(lambda: "focused" in entry.states, 5, f"the focus in {entry}")
    app.press("<Control>a")


def commits(app, entry, text):
    app.press("space")
    app.wait_until(lambda: app.text_of(entry) == text, 5, f"{text} in the entry")


@case("in the form no key of a preedit is a shortcut, and what is committed is completed from")
def in_the_form(home):
    with start(home) as app:
        open_first(app, home)
        before = metrics(home)
        entry = row(app, home, "Indicator", "指标名")
        shown = app.text_of(entry)
        go_to(app, entry)
        app.press("Delete")
        app.wait_until(lambda: app.text_of(entry) == "", 5, "an empty row")
        # letters that are shortcuts elsewhere, and all that ends an entry
        app.type_text("xj")
        app.press("<Control>z", "<Control>Return", "<Control>f", "<Control>1", "Tab", "Down", "Up", "F9", "question")
        commits(app, entry, "新建")
        position(app, home, 1)
        assert "focused" in entry.states, "the focus stays where it was typed"
        app.type_text("qianyuelv")
        app.press("Return")                                    # the method's: the letters
        app.wait_until(lambda: app.text_of(entry) == "新建qianyuelv", 5, "the letters in the row")
        app.type_text("xj")
        app.press("Escape")                                    # the method's too: nothing
        commits(app, entry, "新建qianyuelv ")
        assert metrics(home) == before, "nothing is applied or decided meanwhile"
        app.press("<Control>a")
        app.type_text("qianyuelv")
        commits(app, entry, "签约率")
        suggestions = home.words("Suggestions", "备选")
        app.wait_until(lambda: any("家庭医生签约率" in n.name for one in app.all("list", suggestions, shown=False)
                                   for n in one.walk()), 10, "what fits the committed text")
        app.press("Escape", "Escape")                          # nothing is open: the list, then the typing
        app.wait_until(lambda: app.text_of(entry) == shown, 5, "the text before")
        assert metrics(home) == before
        assert app.quit() == 0


@case("Enter that ends a preedit confirms nothing; the next one applies")
def applied_once(home):
    with start(home) as app:
        open_first(app, home)
        entry = row(app, home, "District", "地区")
        go_to(app, entry)
        app.type_text("huijiqu")
        commits(app, entry, "惠济区")
        app.type_text("abc")
        app.press("Return")
        app.wait_until(lambda: app.text_of(entry) == "惠济区abc", 5, "the letters in the row")
        app.press("BackSpace", "BackSpace", "BackSpace", "Return")
        app.wait_until(lambda: metrics(home)[0]["area_id"] == "410108", 10, "the district on the desk")
        assert metrics(home)[0]["state"] != "confirmed", metrics(home)[0]
        position(app, home, 1)


@case("where no entry has the focus a key is a shortcut and opens no preedit")
def outside(home):
    with start(home) as app:
        open_first(app, home)
        app.press("j")
        position(app, home, 2)
        app.press("x")
        position(app, home, 3)
        app.wait_until(lambda: metrics(home)[1]["state"] == "rejected", 10, "the rejected metric")
        text = app.find("text", home.words("Text of the report", "报告正文"))
        app.click(text)                                        # it can be read, and not written in
        app.wait_until(lambda: "focused" in text.states, 5, "the focus in the text")
        app.press("k")
        app.wait_until(lambda: any(app.all("label", home.words(f"Metric {n}", f"指标{n}")) for n in (1, 2, 3, 4, 5, 6)), 5,
                       "a metric")
        now = next(n for n in range(1, 8) if app.all("label", home.words(f"Metric {n}", f"指标{n}")))
        app.press("j")
        position(app, home, now + 1)


@case("searches take what is committed")
def searches(home):
    with start(home) as app:
        open_first(app, home)
        app.press("<Control>f")
        entry = app.find(None, home.words("Find an indicator or a value", "查找指标名、数值"))
        app.type_text("qianyuelv")
        app.press("Down", "Return")
        app.wait_until(lambda: app.text_of(entry) == "qianyuelv", 5, "the letters")
        app.press("<Control>a")
        app.type_text("qianyuelv")
        commits(app, entry, "签约率")
        position(app, home, 1)


main()

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Review page: a sample page reviewed by keyboard alone, and the desk asked by the command line what it holds."""
import json
import os
import re
import subprocess

from heshu_ui import case, main
from gui_driver import Atspi  # noqa: E402  heshu_ui says where it is

CLI = os.environ.get("HESHU_CLI", "heshu-cli")


def desk(home):
    """The sample has a desk of its own"""
    sample = os.path.join(home.data, "heshu", "sample.heshu")
    return sample if os.path.exists(sample) else os.path.join(home.data, "heshu", "desk.heshu")


def ask(home, *arguments):
    done = subprocess.run([CLI, *arguments[:1], "--desk", desk(home), *arguments[1:]], check=True, text=True,
                          capture_output=True, env={**os.environ, **home.env})
    return done.stdout


def metrics(home, report=None):
    """The metrics of the report that the sample opens first, in its order"""
    lines = [json.loads(line) for line in ask(home, "metrics", "--format=jsonl").splitlines()]
    first = report or lines[0]["source"]
    return [line for line in lines if line["source"] == first]


def open_first(app, home, editor="王敏"):
    """From an empty home to the first sample report, without the mouse"""
    home.setting("editor", editor)
    app.find("push button", home.words("Open the Sample", "打开示例资料"))
    app.do(app.find("push button", home.words("Open the Sample", "打开示例资料")), "click")
    app.find("page tab", home.words("Reports", "资料"), timeout=60)
    app.press("<Control>2")
    app.find("text", home.words("Text of the report", "报告正文"))
    position(app, home, 1)


def position(app, home, number):
    """Waits until the form shows the metric of this number"""
    return app.find("label", home.words(f"Metric {number}", f"指标{number}"), timeout=10)


def entry(app, home, english, chinese):
    form = app.find(None, home.words("Form of the metric", "指标表单"), shown=False)
    return app.find("text", home.words(english, chinese), within=form)


def until(app, home, predicate, what):
    app.wait_until(lambda: predicate(metrics(home)), 10, what)


@case("a sample page is reviewed by keyboard alone, and the desk holds it", smoke=True)
def by_keyboard(home):
    with home.start() as app:
        open_first(app, home)
        first = metrics(home)
        assert all(line["state"] == "proposed" for line in first), first
        app.press("Return")                                    # confirm and go on
        position(app, home, 2)
        until(app, home, lambda now: now[0]["state"] == "confirmed", "the first to be confirmed")
        app.press("x")                                         # reject and go on
        position(app, home, 3)
        until(app, home, lambda now: now[1]["state"] == "rejected", "the second to be rejected")
        app.press("k", "u")                                    # back, to be reviewed again
        position(app, home, 2)
        until(app, home, lambda now: now[1]["state"] == "proposed", "the second to be reviewed again")
        app.press("e", "<Control>a")                           # correct the value
        app.type_text("1234.5")
        app.press("Return")
        until(app, home, lambda now: now[1]["state"] == "corrected" and now[1]["value"] == "1234.5", "the corrected value")
        assert metrics(home)[1]["unit"] == first[1]["unit"], "a unit that was not typed stays"
        app.press("<Control>z")                                # undo the correction
        until(app, home, lambda now: now[1]["value"] == first[1]["value"] and now[1]["state"] == "proposed", "the undo")
        app.press("<Shift>j")                                  # the next that is to be reviewed
        position(app, home, 3)
        history = ask(home, "history")
        assert "王敏" in history and "rejected" in history, history
        assert app.quit() == 0


@case("who is asked for a name and gives none stands where he was; with a name the decision is made, then comes the next")
def asked_for_name(home):
    with home.start() as app:
        open_first(app, home, editor="")
        app.press("Return")
        app.wait_until(lambda: len(app.windows()) == 2, 10, "the question who edits")
        form = home.words("Metric 1", "指标1")
        assert [n for n in app.windows()[0].walk() if n.name == form], "the form waits too"
        app.press("Escape")
        app.wait_until(lambda: len(app.windows()) == 1, 10, "the question to close")
        position(app, home, 1)
        assert metrics(home)[0]["state"] == "proposed"
        app.press("Return")
        app.wait_until(lambda: len(app.windows()) == 2, 10, "the question once more")
        app.type_text("Wang")
        app.press("Return")
        position(app, home, 2)
        assert metrics(home)[0]["state"] == "confirmed", "the next comes only then"


@case("keys pressed ahead are done in their order")
def ahead(home):
    with home.start() as app:
        open_first(app, home)
        subprocess.run(["xdotool", "key", "--delay", "5", "Return", "Return", "x", "k", "u"], check=True)
        until(app, home, lambda now: [line["state"] for line in now[:4]] ==
              ["confirmed", "confirmed", "proposed", "proposed"], "what was pressed")
        position(app, home, 3)
        assert "rejected" in ask(home, "history")


@case("in a small window the metric in hand stands in sight, and its form whole")
def small(home):
    home.setting("window-size", "(1024, 600)")
    with home.start() as app:
        open_first(app, home)
        for number in (1, 2):
            position(app, home, number)
            view = app.find("text", home.words("Text of the report", "报告正文"))
            place = app.text_of(view).index(metrics(home)[number - 1]["text"])
            _, top, _, height = view.extents

            def in_sight():
                box = Atspi.Text.get_character_extents(view.acc, place, Atspi.CoordType.WINDOW)
                return top <= box.y and box.y + box.height <= min(top + height, 600)
            app.wait_until(in_sight, 5, "the figure")
            assert app.is_shown(entry(app, home, "Note", "备注"))
            _, y, _, h = entry(app, home, "Note", "备注").extents
            foot = app.find("push button", home.words("Reject", "驳回")).extents
            assert y + h <= foot[1], (y, h, foot)
            left = [entry(app, home, *name).extents[0] for name in (("Note", "备注"), ("Period", "时间"), ("As printed", "原文写作"))]
            assert len(set(left)) == 1, left
            app.press("j")


@case("the history says what was done in words that an editor knows")
def history(home):
    with home.start() as app:
        open_first(app, home)
        app.press("e", "<Control>a")
        app.type_text("1234.5")
        app.press("Return")
        until(app, home, lambda now: now[0]["value"] == "1234.5", "the value")
        app.find("label", re.compile("→ 1,234.5$"))
        precision = home.words("Precision", "准确度")
        assert not [n for n in app.root.walk() if precision in (n.name or "")]


@case("the value is read while it is typed; a mistake says what to do, and the typing stays")
def typing(home):
    with home.start() as app:
        open_first(app, home)
        app.press("e", "<Control>a")
        app.clip("572.9853万元")
        app.press("<Control>v")
        app.find("label", "5,729,853")
        app.find("label", re.compile("五百七十二万九千八百五十三"))
        app.press("<Control>a")
        app.type_text("many")
        app.find("label", home.words(re.compile("is not a number"), re.compile("不是数字")))
        app.press("Return")
        value = entry(app, home, "As printed", "原文写作")
        assert app.text_of(value) == "many", "what was typed is not lost"
        app.press("Tab", "Escape", "Return")                   # nobody confirms what he has just typed over
        app.find("label", home.words(re.compile("^Not applied yet"), re.compile("^尚未生效")))
        assert metrics(home)[0]["state"] == "proposed"
        app.press("Escape", "e", "<Control>a")
        app.type_text("few")
        app.press("Tab", "Escape", "x")                        # nor rejects it
        app.find("label", home.words(re.compile("^Not applied yet"), re.compile("^尚未生效")))
        assert metrics(home)[0]["state"] == "proposed"
        position(app, home, 1)
        app.press("<Control>a")
        app.type_text("many")
        app.press("Tab", "Escape")                             # and it waits while another metric is looked at
        app.press("j")
        position(app, home, 2)
        app.press("k")
        position(app, home, 1)
        assert app.text_of(entry(app, home, "As printed", "原文写作")) == "many"
        app.press("e", "Escape")
        assert app.text_of(entry(app, home, "As printed", "原文写作")) == metrics(home)[0]["text"]
        assert metrics(home)[0]["state"] == "proposed", "nothing was changed"


@case("every field can be corrected in its row, tags and notes added")
def fields(home):
    with home.start() as app:
        open_first(app, home)
        app.click(entry(app, home, "Period", "时间"))
        app.press("<Control>a")
        app.type_text("2021-13")
        app.press("Return")
        app.find("label", re.compile("2013/2021"))             # what is accepted
        app.press("<Control>a")
        app.type_text("2021-Q1")
        app.press("Return")
        until(app, home, lambda now: now[0]["period"] == "2021-Q1", "the period")
        period = entry(app, home, "Period", "时间")
        app.wait_until(lambda: app.text_of(period) == home.words("Q1 2021", "2021年第一季度"), 5, "the period in words")
        app.click(period)
        app.wait_until(lambda: app.text_of(period) == "2021-Q1", 5, "what can be typed over")
        app.press("<Control>a")
        app.clip("2019年上半年")
        app.press("<Control>v", "Return")
        until(app, home, lambda now: now[0]["period"] == "2019-H1", "the period as people write it")
        app.wait_until(lambda: app.text_of(period) == home.words("first half of 2019", "2019年上半年"), 5, "its words")
        app.find("label", re.compile(home.words("→ first half of 2019", "→ 2019年上半年")))
        app.click(entry(app, home, "District", "地区"))
        app.press("<Control>a")
        app.type_text("惠济区")
        app.press("Return")
        until(app, home, lambda now: (now[0]["area"], now[0]["area_id"]) == ("惠济区", "410108"), "district and code")
        app.press("t")
        app.type_text("民生")
        app.press("Return")
        until(app, home, lambda now: now[0].get("tags") == ["民生"], "the tag")
        app.click(entry(app, home, "Note", "备注"))
        app.type_text("check again")
        app.press("Return")
        until(app, home, lambda now: now[0].get("note") == "check again", "the note")
        app.click(entry(app, home, "Note", "备注"))
        app.press("End")
        app.type_text(" soon")
        app.click(entry(app, home, "District", "地区"))        # who goes elsewhere does not lose it
        until(app, home, lambda now: now[0].get("note") == "check again soon", "the note that was left")
        app.find("label", home.words(re.compile("The machine read: 2020"), re.compile("机读：2020")))


@case("a figure that was passed over becomes a metric of what is selected")
def by_hand(home):
    text = "惠济区卫生健康委员会\n\n# 惠济区医疗服务再提升\n\n2021年，惠济区新建村卫生室12个。第三方热线编号12345不计。\n"
    path = home.file("报告.md", text)
    with home.start() as app:
        subprocess.run([CLI, "import", "--desk", desk(home), path], check=True, capture_output=True,
                       env={**os.environ, **home.env})
        home.setting("editor", "王敏")
        app.find("page tab", home.words("Reports", "资料"), timeout=20)
        app.press("<Control>2")
        view = app.find("text", home.words("Text of the report", "报告正文"))
        before = len(metrics(home))
        shown = app.text_of(view)
        app.press("<Control>End", *["Left"] * (len(shown) - shown.index("12345") - 5), *["<Shift>Left"] * 5)
        app.press("n")
        until(app, home, lambda now: len(now) == before + 1, "the new metric")
        added = next(line for line in metrics(home) if line["text"] == "12345")
        assert (added["value"], added["area"], added["state"]) == ("12345", "惠济区", "corrected"), added
        app.wait_until(lambda: "focused" in entry(app, home, "Indicator", "指标名").states, 5, "its name to be asked for")


@case("another program's change appears, and the typing is kept")
def two_programs(home):
    with home.start() as app:
        open_first(app, home)
        app.press("e", "<Control>a")
        app.type_text("77")
        other = metrics(home)[1]
        edit = {"object_kind": "metric", "object_id": other["id"], "field": "decision", "after": "confirmed", "who": "李"}
        subprocess.run([CLI, "edit", "--desk", desk(home)], input=json.dumps(edit), text=True, check=True,
                       capture_output=True, env={**os.environ, **home.env})
        app.find("label", home.words(re.compile("^Reviewed 1/"), re.compile("^已核1/")), timeout=3)
        assert app.text_of(entry(app, home, "As printed", "原文写作")) == "77"


@case("what the machine vouches for is confirmed together after a preview, and one undo takes it back")
def confirm_sure(home):
    with home.start() as app:
        open_first(app, home)
        source = metrics(home)[0]["source"]
        sure = {json.loads(line)["id"] for line in ask(home, "metrics", "--sure", "--format=jsonl").splitlines()
                if json.loads(line)["source"] == source}
        assert sure
        app.press("<Control><Shift>Return")
        app.dialog(home.words("Confirm the Sure Ones?", "确认有把握的指标？"))
        app.press("Escape")
        app.press("<Control><Shift>Return")
        app.dialog(home.words("Confirm the Sure Ones?", "确认有把握的指标？"))
        assert not [m for m in metrics(home) if m["state"] != "proposed"]
        app.click(app.find("push button", home.words(f"Confirm {len(sure)}", f"确认{len(sure)}个")))
        until(app, home, lambda all_of_it: {m["id"] for m in all_of_it if m["state"] == "confirmed"} == sure,
              "all that is sure confirmed")
        app.press("<Control>z")
        until(app, home, lambda all_of_it: not [m for m in all_of_it if m["state"] != "proposed"], "all taken back")


@case("a desk learns from a correction only what it showed and was told to")
def learn(home):
    with home.start() as app:
        open_first(app, home)
        app.press("l")
        app.find("label", home.words(re.compile("^Nothing to learn here"), re.compile("^这里没有可采纳的")))
        wording = metrics(home)[0]["indicator"]
        app.click(entry(app, home, "Indicator", "指标名"))
        app.press("<Control>a")
        app.clip("改过的名称")
        app.press("<Control>v", "Return")
        until(app, home, lambda now: now[0]["indicator"] == "改过的名称", "the corrected indicator")
        (proposal,) = [json.loads(line) for line in ask(home, "list", "proposals").splitlines()]
        assert (proposal["form"], proposal["meaning"]) == (wording, "改过的名称"), proposal
        app.press("Escape", "l")
        app.dialog(home.words("One Indicator, Two Wordings?", "同一指标名的两种写法？"))
        app.press("Return")
        app.wait_until(lambda: not ask(home, "list", "proposals"), 10, "the alias")
        app.press("<Control>z")
        app.wait_until(lambda: ask(home, "list", "proposals"), 10, "the alias taken back")


@case("after a correction it is said how many metrics have the old name still")
def offer(home):
    text = "家庭医生签约\n\n2021年，惠济区家庭医生签约率61.25%。\n\n2020年，惠济区家庭医生签约率58.5%。\n"
    path = home.file("报告.md", text)
    with home.start() as app:
        subprocess.run([CLI, "import", "--desk", desk(home), path], check=True, capture_output=True,
                       env={**os.environ, **home.env})
        home.setting("editor", "王敏")
        app.find("page tab", home.words("Reports", "资料"), timeout=20)
        app.press("<Control>2")
        position(app, home, 1)
        first, second = metrics(home)
        assert first["indicator"] == second["indicator"], (first, second)
        app.click(entry(app, home, "Indicator", "指标名"))
        app.press("<Control>a")
        app.clip("签约服务覆盖率")
        app.press("<Control>v", "Return")
        app.find("label", home.words(re.compile("^1 more metric is called"), re.compile("^另有1项指标叫")))


main()

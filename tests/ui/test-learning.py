#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a desk learns, and its registries: the window that lists proposals, the dialog that teaches a unit."""
import json
import os
import re
import subprocess
import uuid

from heshu_ui import case, main

CLI = os.environ.get("HESHU_CLI", "heshu-cli")
PAGE = """惠济区卫生健康委员会

# 家门口的健康守门人

2021年，惠济区家庭医生签约率61.25%，分发大蒜2400瓣，义诊1203人。

热线接听1500个来电，转办900个来电，办结800个来电。

2020年，惠济区家庭医生签约率58.5%，分发大蒜3400瓣。
"""


def desk(home):
    return os.path.join(home.data, "heshu", "desk.heshu")


def run(home, *arguments, **how):
    done = subprocess.run([CLI, *arguments[:1], "--desk", desk(home), *arguments[1:]], check=True, text=True,
                          capture_output=True, env={**os.environ, **home.env}, **how)
    return [json.loads(line) for line in done.stdout.splitlines()]


def metrics(home):
    return run(home, "metrics", "--format=jsonl")


def proposals(home):
    return run(home, "list", "proposals")


def edit(home, metric_id, field, after):
    record = {"object_kind": "metric", "object_id": metric_id, "field": field, "after": after, "who": "王敏"}
    run(home, "edit", input=json.dumps(record))


def import_page(home):
    os.makedirs(os.path.dirname(desk(home)), exist_ok=True)
    run(home, "import", home.file("报告.md", PAGE))
    home.setting("editor", "王敏")
    return {metric["text"]: metric for metric in metrics(home)}


def open_registries(app, home):
    app.find("page tab", home.words("Reports", "资料"), timeout=20)
    app.press("<Control>r")
    app.dialog(home.words("Registries", "登记"))


@case("what the desk could learn is listed in plain words, taken up after a preview and taken back")
def take_up(home):
    first = import_page(home)
    edit(home, first["61.25%"]["id"], "indicator", "签约服务覆盖率")
    edit(home, first["1500个"]["id"], "decision", "rejected")
    listed = {proposal["kind"]: proposal for proposal in proposals(home)}
    assert sorted(listed) == ["alias", "exclusion"], listed
    assert listed["exclusion"]["metrics"] == 2, listed
    with home.start() as app:
        open_registries(app, home)
        app.find("label", home.words("What is written like “N个来电” is no metric", "写成“N个来电”的不是指标"), timeout=20)
        app.find("label", home.words("would change 2 metrics of this desk", "将改动本案卷2项指标"))
        wording = first["61.25%"]["indicator"]
        app.find("label", home.words(f"“{wording}” is another wording of “签约服务覆盖率”",
                                     f"“{wording}”是“签约服务覆盖率”的另一种写法"))
        app.press("Home", "Return")
        app.dialog(home.words("Leave Such Figures Out?", "不再读取这样的数字？"))
        assert len(metrics(home)) == len(first)
        app.press("Return")
        app.wait_until(lambda: len(metrics(home)) == len(first) - 2, 10, "two calls gone")
        app.wait_until(lambda: not app.all("label", re.compile("N个来电")), 10, "the list without it")
        app.press("<Control>z")
        app.wait_until(lambda: len(metrics(home)) == len(first), 10, "the calls back")
        app.find("label", re.compile("N个来电"), timeout=10)


@case("what is put off stays in the list, last, and is proposed again or taken back")
def not_now(home):
    first = import_page(home)
    edit(home, first["1500个"]["id"], "decision", "rejected")
    edit(home, first["1203人"]["id"], "decision", "rejected")
    before, after = [proposal["id"] for proposal in proposals(home)]
    with home.start() as app:
        open_registries(app, home)
        app.find("label", re.compile("N个来电"), timeout=20)
        app.press("Home", "Delete")
        app.wait_until(lambda: [p["id"] for p in proposals(home)] == [after, before], 10, "the other one first")
        app.find("label", home.words(re.compile("^put off; would change 2"), re.compile("^已搁置；将改动本案卷2项")))
        app.click(app.find("push button", home.words("Propose Again", "重新建议")))
        app.wait_until(lambda: [p["id"] for p in proposals(home)] == [before, after], 10, "proposed again")
        app.press("<Control>z", "<Control>z")
        app.wait_until(lambda: not [p for p in proposals(home) if p["dismissed"]], 10, "nothing put off")


@case("a unit is taught with what it would change before the eyes, and one undo takes it back")
def teach(home):
    first = import_page(home)
    assert "2400瓣" not in first, first
    with home.start() as app:
        open_registries(app, home)
        app.find("label", home.words("Nothing to Learn Yet", "还没有建议"), timeout=20)
        app.click(app.find("push button", home.words("Teach a Unit…", "添加单位…")))
        app.dialog(home.words("Teach a Unit", "添加单位"))
        app.click(app.find("text", home.words("Unit as It Is Printed", "单位（按原文写法）")))
        app.clip("个")
        app.press("<Control>v")
        app.find("label", re.compile("“个”"), timeout=10)
        app.press("<Control>a")
        app.clip("瓣")
        app.press("<Control>v")
        app.find("label", home.words(re.compile("“瓣” behind a number .* 2 metrics added"),
                                     re.compile("数字后的“瓣”就是单位：.*2项")), timeout=10)
        assert len(metrics(home)) == len(first)
        app.press("Return")
        app.wait_until(lambda: [m["unit"] for m in metrics(home) if m["text"].endswith("瓣")] == ["瓣", "瓣"], 10,
                       "the figures with the unit")
        app.press("<Control>z")
        app.wait_until(lambda: len(metrics(home)) == len(first), 10, "all as before")


@case("a unit that an editor gave a figure is proposed")
def unit_of_a_correction(home):
    import_page(home)
    start = PAGE.index("2400瓣")
    fields = {"report_id": metrics(home)[0]["report_id"], "start": start, "end": start + 5, "value": "2400", "unit": "瓣"}
    run(home, "edit", input=json.dumps({"object_kind": "metric", "object_id": str(uuid.uuid4()), "field": "created",
                                        "after": json.dumps(fields), "who": "王敏"}))
    with home.start() as app:
        open_registries(app, home)
        app.find("label", home.words("“瓣” behind a number is its unit", "数字后的“瓣”是单位"), timeout=20)
        app.click(app.find("push button", home.words("Look…", "查看…")))
        app.dialog(home.words("Take It for a Unit?", "作为单位？"))
        app.press("Return")
        app.wait_until(lambda: [m for m in metrics(home) if m["text"] == "3400瓣"], 10, "the other one found")
        app.find("label", home.words("Nothing to Learn Yet", "还没有建议"), timeout=10)


@case("what is sure among what is filtered is confirmed on the Metrics page after a preview, and taken back at once")
def confirm_sure(home):
    import_page(home)
    other = PAGE.replace("惠济区", "中原区").replace("61.25", "48.5")
    run(home, "import", home.file("另一份.md", other))
    sure = [m for m in run(home, "metrics", "--sure", "--format=jsonl") if m["area"] == "中原区"]
    everything = run(home, "metrics", "--sure", "--format=jsonl")
    assert 0 < len(sure) < len(everything), (len(sure), len(everything))
    with home.start() as app:
        app.find("page tab", home.words("Reports", "资料"), timeout=20)
        app.press("<Control>3")
        app.find("tree table", home.words("Metrics", "指标"), timeout=20)
        app.click(app.find("check box", re.compile("^中原区")))
        app.find("label", home.words(re.compile("^[0-9]+ of [0-9]+ metrics shown"), re.compile("^显示[0-9]+个")), timeout=10)
        app.press("<Control><Shift>Return")
        app.dialog(home.words("Confirm the Sure Ones?", "确认有把握的指标？"))
        assert not [m for m in metrics(home) if m["state"] != "proposed"]
        app.click(app.find("push button", home.words(f"Confirm {len(sure)}", f"确认{len(sure)}个")))
        app.wait_until(lambda: {m["id"] for m in metrics(home) if m["state"] == "confirmed"} == {m["id"] for m in sure}, 10,
                       "just these confirmed")
        app.press("<Control>z")
        app.wait_until(lambda: not [m for m in metrics(home) if m["state"] != "proposed"], 10, "all taken back")


@case("a unit that is selected in Review is taught, and one that a figure is given is offered")
def teach_in_review(home):
    import_page(home)
    with home.start() as app:
        app.find("page tab", home.words("Reports", "资料"), timeout=20)
        app.press("<Control>2")
        view = app.find("text", home.words("Text of the report", "报告正文"), timeout=20)
        app.find("label", home.words("Metric 1", "指标1"), timeout=10)
        form = app.find(None, home.words("Form of the metric", "指标表单"), shown=False)
        app.click(app.find("text", home.words("As printed", "原文写作"), within=form))
        app.press("<Control>a")
        app.clip("61个点数")
        app.press("<Control>v", "Return")
        app.find("label", home.words(re.compile("^“个点数” is no unit"), re.compile("^“个点数”")), timeout=10)
        shown = app.text_of(view)
        app.press("<Control>End", *["Left"] * (len(shown) - shown.index("2400瓣") - 5), *["<Shift>Left"] * 5)
        app.press("<Shift>l")
        app.dialog(home.words("Teach a Unit", "添加单位"))
        app.find("label", home.words(re.compile("^“瓣” behind a number"), re.compile("数字后的“瓣”就是单位")), timeout=10)
        app.press("Return")
        app.wait_until(lambda: [m["unit"] for m in metrics(home) if m["text"].endswith("瓣")] == ["瓣", "瓣"], 10,
                       "the figures with the unit")


def registry(home):
    return {entry["name"]: entry for entry in run(home, "list", "registry")}


@case("an indicator is found by pinyin, described and renamed, and what that changes is told first")
def describe(home):
    other = import_page(home)["1203人"]["indicator"]
    with home.start() as app:
        open_registries(app, home)
        app.press("<Control>f")
        app.find("label", "家庭医生签约率", timeout=20)
        app.type_text("jtys")
        app.gone("label", other)
        app.press("Tab")
        app.click(app.find("push button", home.words("Edit…", "编辑…")))
        app.dialog(home.words("Indicator", "指标名"))
        app.set_text(app.find("text", home.words("Name That Is Shown", "名称（首选写法）")), "签约率")
        app.set_text(app.find("text", home.words("Other Wordings, Parted by ;", "其他写法（用；分开）")), f"签约服务覆盖率；{other}")
        app.set_text(app.find("text", home.words("What Exactly Is Counted", "定义（究竟统计什么）")), "签约人口与常住人口之比")
        app.set_text(app.find("text", home.words("Topic, Wider to Narrower, Parted by /", "主题（从大到小，用/分开）")),
                     "卫生健康/家庭医生")
        app.set_text(app.find("text", home.words("Unit of Reference", "基准单位")), "%")
        app.find("label", home.words("1 metric is then found under this name, too.", "此后按这个名称也能找到1项指标。"),
                 timeout=10)
        app.click(app.find("push button", home.words("Save", "保存")))
        app.wait_until(lambda: "签约率" in registry(home), 10, "the new name")
        entry = registry(home)["签约率"]
        assert (entry["definition"], entry["topic"], entry["unit"]) == ("签约人口与常住人口之比", "卫生健康/家庭医生", "%"), entry
        assert sorted(entry["aliases"].split("\n")) == sorted(["家庭医生签约率", "签约服务覆盖率", other]), entry
        app.find("label", "签约率", timeout=10)
        app.press("Tab", "<Control>z")
        app.wait_until(lambda: "签约率" not in registry(home), 10, "all taken back")


@case("two indicators are merged after their effect was told, and one undo parts them")
def merge(home):
    first = import_page(home)
    wording = first["1203人"]["indicator"]
    before = registry(home)
    with home.start() as app:
        app.find("page tab", home.words("Reports", "资料"), timeout=20)
        app.press("<Control>comma")
        app.click(app.find("label", home.words("Registries", "登记"), within=app.dialog(home.words("Preferences", "首选项"))))
        app.dialog(home.words("Registries", "登记"))
        app.press("<Control>f")
        app.find("label", wording, timeout=20)
        app.clip(wording)
        app.press("<Control>v")
        app.gone("label", "家庭医生签约率")
        app.click(app.find("push button", home.words("Merge…", "合并…")))
        app.dialog(home.words("Merge Into…", "并入…"))
        app.press("Escape")
        app.wait_until(lambda: len(app.windows()) == 2, 10, "the dialog closed")
        app.click(app.find("push button", home.words("Merge…", "合并…")))
        app.dialog(home.words("Merge Into…", "并入…"))
        app.type_text("qyl")
        app.press("Return")
        app.find("label", home.words(re.compile("1 metric is then found under this name"), re.compile("也能找到1项指标")),
                 timeout=10)
        assert registry(home) == before
        app.press("Return")
        app.wait_until(lambda: registry(home).get("家庭医生签约率", {}).get("aliases") == wording, 10, "one indicator")
        app.press("<Control>z")
        app.wait_until(lambda: registry(home) == before, 10, "two again")


main()

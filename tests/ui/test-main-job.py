#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job without a mouse: from an empty home to the first exported chart, every key counted."""
import glob
import json
import os
import re
import subprocess

from heshu_ui import case, main

INDICATOR = "家庭医生签约率"
CLI = os.environ.get("HESHU_CLI", "heshu-cli")
# More keys than this for all that is not confirming would mean that a step has grown
MOST_KEYS_BESIDES = 40


class Keyboard:
    """Presses keys and counts them; a pasted word counts as the keys of its pasting"""

    def __init__(self, app):
        self.app, self.count = app, 0

    def press(self, *keys):
        self.app.press(*keys)
        self.count += len(keys)

    def type(self, text):
        self.app.type_text(text)
        self.count += len(text) if text.isascii() else 1


def focused(app):
    return [n for w in app.windows() for n in w.walk() if "focused" in n.states]


def wait_focus(app, role=None, name=None):
    """A key has somebody to go to"""
    app.wait_until(lambda: [n for n in focused(app) if role in (None, n.role) and (name is None or n.name == name)], 10,
                   f"the focus on {role or 'anything'} {name or ''!r}; it is on {focused(app)}")


def metrics(home):
    desk = os.path.join(home.data, "heshu", "sample.heshu")
    lines = subprocess.run([CLI, "metrics", "--desk", desk, "--format=jsonl"], check=True, text=True, capture_output=True,
                           env={**os.environ, **home.env}).stdout.splitlines()
    return [json.loads(line) for line in lines]


def reviewed_title(app, home):
    """Whether the page says that all metrics of the report are decided"""
    return [n for n in app.root.walk() if n.role == "label" and
            re.search(home.words(r"^Reviewed (\d+)/\1$", r"^已核(\d+)/\1$"), n.name)]


def open_sample(keys, home):
    app = keys.app
    wait_focus(app, "push button", home.words("Import Reports…", "导入报告…"))
    for _ in range(4):
        if [n for n in focused(app) if n.name == home.words("Open the Sample", "打开示例资料")]:
            break
        keys.press("Tab")
    wait_focus(app, "push button", home.words("Open the Sample", "打开示例资料"))
    keys.press("Return")
    app.find("page tab", home.words("Reports", "资料"), timeout=60)
    app.find("list", home.words("Reports", "资料"), timeout=20)
    wait_focus(app)


def confirm_a_report(keys, home):
    """The report that has the focus, all of it; who edits is asked once"""
    app = keys.app
    keys.press("<Control>2")
    # The page opens a report by itself, or offers it under the focus
    offer = home.words("Open the Next to Review", "打开下一份待核报告")
    metric = home.words("Metric 1", "指标1")
    app.wait_until(lambda: [n for n in focused(app) if n.name == offer] or app.all("label", metric), 20, "a report to review")
    if not app.all("label", metric):
        keys.press("Return")
    app.find("label", metric, timeout=20)
    wait_focus(app)
    keys.press("Return")
    app.dialog(home.words("Who Is Editing?", "请问编辑姓名"), timeout=10)
    wait_focus(app, "text")
    keys.type("Wang Min")
    keys.press("Return")
    app.wait_until(lambda: len(app.windows()) == 1, 10, "the question to be gone")
    source = app.wait_until(lambda: [m["source"] for m in metrics(home) if m["state"] == "confirmed"], 10,
                            "the first to be confirmed by the key that asked")[0]
    mine = lambda: [m for m in metrics(home) if m["source"] == source]  # noqa: E731
    for number in range(1, len(mine())):
        keys.press("Return")
        app.wait_until(lambda wanted=number + 1: len([m for m in mine() if m["state"] == "confirmed"]) == wanted, 10,
                       f"{number + 1} confirmed")
    return len(mine())


def chart(app):
    app.wait_until(lambda: [n for n in app.root.walk() if n.role == "image" and INDICATOR in n.description], 20, "the chart")


def draw_and_export(keys, home):
    app = keys.app
    keys.press("<Control>4")
    chart(app)
    keys.press("<Control>f")
    app.find("entry", home.words("Find an Indicator", "查找指标"))
    keys.type(INDICATOR)
    app.find("list item", INDICATOR)
    keys.press("Return")
    chart(app)
    keys.press("<Control>e")
    wait_focus(app, "push button", home.words("Export…", "导出…"))
    keys.press("Return")
    app.dialog(home.words("Export the Chart", "导出图表"))
    wait_focus(app, "text")
    keys.press("Return")
    found = app.wait_until(lambda: glob.glob(os.path.join(home.path, "**", "*.png"), recursive=True), 20, "the chart as a file")
    with open(found[0], "rb") as f:
        assert f.read(8) == b"\x89PNG\r\n\x1a\n", found
    app.wait_until(lambda: len(app.windows()) == 1, 10, "the dialog to be gone")
    wait_focus(app)


@case("from an empty home to the first exported chart by keyboard alone", smoke=True)
def main_job(home):
    with home.start() as app:
        keys = Keyboard(app)
        open_sample(keys, home)
        confirmed = confirm_a_report(keys, home)
        draw_and_export(keys, home)
        assert keys.count <= confirmed + MOST_KEYS_BESIDES, keys.count
        print(f"{keys.count} keys, of them {confirmed} to confirm every metric of one report")
        assert app.quit() == 0


main()

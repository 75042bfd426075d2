# SPDX-License-Identifier: GPL-3.0-or-later
"""The states of the window that `shots` photographs: what stands on the desk, which page is shown, what a person did then.

A scene's function gets a Hand, which acts in the window by key and by the names of things, in the language of the window.
"""
import os
import re

SCENES = []
# Enough reports that an import is still at work when it is photographed
MANY_REPORTS = 4000
PAGE = "签约服务暖人心\n\n2021年，惠济区家庭医生签约{0}人，签约率{1}.5%，新建卫生室{1}所。\n"


class Scene:
    """@still: False where the window does not come to rest, as while it works
    @folds: whether what it shows does not outlast a change of the window's size, so that each size is a start of its own"""

    def __init__(self, name, desk, page, still, folds, act):
        self.name, self.desk, self.page, self.still, self.folds, self.act = name, desk, page, still, folds, act

    @property
    def group(self):
        return self.name.split("-")[0]


def scene(name, desk="sample", page=None, still=True, folds=False):
    def keep(act):
        SCENES.append(Scene(name, desk, page or name.split("-")[0], still, folds, act))
        return act
    return keep


class Hand:
    """A person at the window"""

    def __init__(self, app, home, chinese):
        self.app, self.home, self.chinese = app, home, chinese

    def say(self, english, chinese):
        return chinese if self.chinese else english

    def press(self, *keys):
        self.app.press(*keys)

    def see(self, role, english, chinese, **how):
        return self.app.find(role, self.say(english, chinese), timeout=20, **how)

    def click(self, role, english, chinese):
        self.app.click(self.see(role, english, chinese))

    def paste(self, text, target="UTF8_STRING"):
        self.app.clip(text, target)
        self.press("<Control>v")

    def file(self, name, data):
        path = os.path.join(self.home, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as f:
            f.write(data if isinstance(data, bytes) else data.encode())
        return path

    def reports(self, n):
        for i in range(n):
            self.file(f"in/报告{i:04}.txt", PAGE.format(1000 + i, 10 + i % 80))
        return os.path.join(self.home, "in")

    def open_report(self):
        """The page opens one by itself, or offers it"""
        text, offer = self.say("Text of the report", "报告正文"), self.say("Open the Next to Review", "打开下一份待核报告")
        self.app.wait_until(lambda: self.app.all("text", text) or self.app.all("push button", offer), 20, "a report")
        if not self.app.all("text", text):
            self.app.click(self.app.find("push button", offer))
        self.see("text", "Text of the report", "报告正文")
        self.see("label", re.compile(r"^Metric \d+"), re.compile(r"^指标\d+"))

    def see_chart(self):
        self.app.wait_until(lambda: [n for n in self.app.windows()[0].walk() if n.role == "image" and n.description], 20,
                            "the chart")

    def choose_indicator(self, name):
        self.see_chart()
        self.press("<Control>f")
        self.see("entry", "Find an Indicator", "查找指标")
        self.app.type_text(name)
        self.app.find("label", name, timeout=10)
        self.press("Return")
        self.see_chart()


INDICATOR = "家庭医生签约率"


@scene("window-first-run", "empty")
def first_run(hand):
    hand.see("push button", "Open the Sample", "打开示例资料")


@scene("window-menu", page="reports", folds=True)
def menu(hand):
    hand.press("F10")


@scene("window-preferences", page="reports", folds=True)
def preferences(hand):
    hand.press("<Control>comma")


def open_registries(hand):
    hand.press("<Control>r")
    hand.app.dialog(hand.say("Registries", "登记"), timeout=20)


@scene("window-proposals-empty", page="reports", folds=True)
def proposals_empty(hand):
    open_registries(hand)
    hand.see("label", "Nothing to Learn Yet", "还没有建议")


@scene("window-proposals", "learning", page="reports", folds=True)
def proposals(hand):
    open_registries(hand)
    hand.see("label", re.compile("another wording"), re.compile("另一种写法"))


@scene("window-unit", "learning", page="reports", folds=True)
def unit(hand):
    open_registries(hand)
    hand.click("push button", "Teach a Unit…", "添加单位…")
    hand.app.type_text("瓣")
    hand.see("label", re.compile("behind a number"), re.compile("数字后的“瓣”就是单位"))


@scene("window-indicators", "learning", page="reports", folds=True)
def indicators(hand):
    open_registries(hand)
    hand.press("<Control>f")
    hand.see("label", "签约服务覆盖率", "签约服务覆盖率")


@scene("window-indicator", "learning", page="reports", folds=True)
def indicator(hand):
    indicators(hand)
    hand.click("push button", "Edit…", "编辑…")
    hand.app.dialog(hand.say("Indicator", "指标名"), timeout=20)


@scene("window-merge", "learning", page="reports", folds=True)
def merge(hand):
    indicators(hand)
    hand.click("push button", "Merge…", "合并…")
    hand.app.type_text("qyfw")
    hand.press("Return")
    hand.see("label", re.compile("then found under this name"), re.compile("也能找到"))


@scene("window-shortcuts", page="review", folds=True)
def shortcuts(hand):
    hand.press("<Control>question")


@scene("window-editor", page="review", folds=True)
def editor(hand):
    """The first edit of somebody without a name"""
    hand.open_report()
    hand.press("Return")
    hand.app.wait_until(lambda: len(hand.app.windows()) == 2, 10, "the question who edits")


@scene("window-read-only", "newer", page="review")
def read_only(hand):
    hand.open_report()


@scene("window-removed", page="reports")
def removed(hand):
    os.rename(os.path.join(hand.home, "desk.heshu"), os.path.join(hand.home, "elsewhere.heshu"))
    hand.see(None, re.compile("removed or moved"), re.compile("被移走或删除"))


@scene("window-no-desk", "broken", page="reports")
def no_desk(hand):
    hand.see("label", "This Desk Cannot Be Opened", "打不开这份案卷")


@scene("reports", "busy")
def reports(hand):
    hand.see("list", "Reports", "资料")


@scene("reports-one", "one")
def reports_one(hand):
    hand.see("list", "Reports", "资料")


@scene("reports-empty", "empty", page="reports")
def reports_empty(hand):
    """What is left when nothing of an import came in, and its card is closed"""
    hand.see("push button", "Open the Sample", "打开示例资料")
    hand.paste(f"file://{hand.file('坏文件.pdf', bytes(range(256)) * 8)}\r\n", "text/uri-list")
    hand.click("push button", "Close", "关闭")
    hand.see("label", "No Reports on This Desk", "案卷里还没有报告")


@scene("reports-importing", "empty", still=False, folds=True)
def reports_importing(hand):
    hand.see("push button", "Open the Sample", "打开示例资料")
    hand.paste(f"file://{hand.reports(MANY_REPORTS)}\r\n", "text/uri-list")
    hand.see("push button", "Cancel the Import", "取消导入")


@scene("reports-failures", "sample")
def reports_failures(hand):
    hand.see("list", "Reports", "资料")
    for name, data in (("表格.xlsx", b"PK\x03\x04" + bytes(400)), ("扫描件.pdf", bytes(range(256)) * 8), ("空白.txt", "")):
        hand.file(f"in/{name}", data)
    hand.paste(f"file://{hand.reports(3)}\r\n", "text/uri-list")
    hand.see("label", "3 failed", "失败3个")


@scene("reports-nothing-found")
def reports_nothing(hand):
    hand.see("list", "Reports", "资料")
    hand.press("<Control>f")
    hand.app.type_text("nothing of the kind")
    hand.see("push button", "Show All Reports", "显示全部报告")


@scene("review-empty", "empty", page="reports")
def review_empty(hand):
    """Nothing came in, and there is nothing to review"""
    hand.see("push button", "Open the Sample", "打开示例资料")
    hand.paste(f"file://{hand.file('坏文件.pdf', bytes(range(256)) * 8)}\r\n", "text/uri-list")
    hand.see("push button", "Close", "关闭")
    hand.press("<Control>2")
    hand.see("label", "No Reports on This Desk", "案卷里还没有报告")


@scene("review", "busy")
def review(hand):
    hand.open_report()


@scene("review-one", "one")
def review_one(hand):
    hand.open_report()


@scene("review-evidence")
def review_evidence(hand):
    hand.open_report()
    form = hand.see(None, "Form of the metric", "指标表单", shown=False)
    hand.app.click(hand.see("text", "Period", "时间", within=form))


@scene("review-error")
def review_error(hand):
    hand.open_report()
    hand.press("e", "<Control>a")
    hand.app.type_text("many")
    hand.see("label", re.compile("is not a number"), re.compile("不是数字"))


@scene("review-no-figures", "wordy")
def review_no_figures(hand):
    hand.press("<Control>1")
    hand.see("list", "Reports", "资料")
    hand.press("Down", "Return")


@scene("metrics", "busy")
def metrics(hand):
    hand.see("tree table", "Metrics", "指标")


@scene("metrics-one", "one")
def metrics_one(hand):
    hand.see("tree table", "Metrics", "指标")


@scene("metrics-empty", "wordy")
def metrics_empty(hand):
    hand.see("label", "No Metrics Yet", "还没有指标")


@scene("metrics-filtered", "busy")
def metrics_filtered(hand):
    hand.see("tree table", "Metrics", "指标")
    hand.press("<Control>f")
    hand.app.type_text("签约")
    hand.see("label", re.compile("of [0-9]+ metrics shown"), re.compile("显示[0-9]+个"))


@scene("metrics-selected")
def metrics_selected(hand):
    hand.see("tree table", "Metrics", "指标")
    hand.press("Home", "<Shift>Down", "<Shift>Down", "c")
    hand.see("label", re.compile("will be confirmed"), re.compile("将确认"))


@scene("metrics-tagging")
def metrics_tagging(hand):
    """The preview of a tag for several"""
    hand.see("tree table", "Metrics", "指标")
    hand.press("Home", "<Shift>Down", "<Shift>Down", "t")
    hand.see("text", "Tag of the selected metrics", "给所选指标加的标签", shown=False)
    hand.app.type_text("见报")
    hand.press("Return")
    hand.see("label", re.compile("will get the tag"), re.compile("加标签“见报”"))


@scene("metrics-renaming")
def metrics_renaming(hand):
    """The preview of another indicator for several"""
    hand.see("tree table", "Metrics", "指标")
    hand.press("Home", "<Shift>Down", "<Shift>Down", "i")
    hand.see("text", "Indicator of the selected metrics", "所选指标的指标名", shown=False)
    hand.press("<Control>a")
    hand.app.type_text("体检人数")
    hand.press("Return")
    hand.see("push button", "Change 3", "改3个")


@scene("metrics-nothing-found")
def metrics_nothing(hand):
    hand.see("tree table", "Metrics", "指标")
    hand.press("<Control>f")
    hand.app.type_text("绝无此词")
    hand.see("label", "No Metric Fits", "没有符合条件的指标")


@scene("compare-choosing", folds=True)
def compare_choosing(hand):
    hand.see_chart()
    hand.press("<Control>f")
    hand.see("entry", "Find an Indicator", "查找指标")


@scene("compare", "busy")
def compare(hand):
    hand.see_chart()


@scene("compare-one", "one")
def compare_one(hand):
    hand.see_chart()


@scene("compare-empty", "wordy")
def compare_empty(hand):
    hand.see("label", "Nothing to Compare Yet", "还没有可以比较的数据")


@scene("compare-incomparable", "mixed")
def compare_incomparable(hand):
    hand.choose_indicator(INDICATOR)


@scene("compare-no-district")
def compare_no_district(hand):
    hand.choose_indicator(INDICATOR)
    hand.click("push button", "All or None", "全选或全不选")
    hand.see("label", "No District Is Chosen", "没有选中地区")


@scene("compare-error")
def compare_error(hand):
    hand.choose_indicator(INDICATOR)
    if not hand.app.all("text", hand.say("Width", "宽")):  # a small window folds it
        hand.click("push button", "Chart Options", "图表选项")
    hand.app.set_text(hand.see("text", "Width", "宽"), "4")
    hand.see("label", "There Is No Chart of This", "画不出这张图")


@scene("compare-export", folds=True)
def compare_export(hand):
    hand.choose_indicator(INDICATOR)
    hand.press("<Control>e")
    hand.see("push button", "Export…", "导出…", shown=False)


@scene("compare-export-dialog", folds=True)
def compare_export_dialog(hand):
    """What asks for the place of the chart"""
    hand.choose_indicator(INDICATOR)
    hand.press("<Control>e")
    button = hand.see("push button", "Export…", "导出…", shown=False)
    hand.app.wait_until(lambda: "focused" in button.states, 10, "the button to have the focus")
    hand.press("Return")
    hand.app.dialog(hand.say("Export the Chart", "导出图表"))
    hand.app.wait_until(lambda: len(hand.app.windows()) == 2, 10, "the dialog")

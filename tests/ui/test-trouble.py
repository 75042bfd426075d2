#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes wrong for a person at the window: a sentence says so, nothing crashes, and the typing is kept."""
import json
import os
import re
import resource
import shutil
import stat
import subprocess

from heshu_ui import case, main

CLI = os.environ.get("HESHU_CLI", "heshu-cli")
REPORT = "惠济区卫生健康委员会\n\n# 惠济区医疗服务再提升\n\n2021年，惠济区新建村卫生室12个，培训医生345人次。\n"
UNLIMITED = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)


def desk(home):
    return os.path.join(home.path, "desks", "报社.heshu")


def ask(home, *arguments):
    return subprocess.run([CLI, *arguments[:1], "--desk", desk(home), *arguments[1:]], check=True, text=True, capture_output=True,
                          env={**os.environ, **home.env}).stdout


def metrics(home):
    return [json.loads(line) for line in ask(home, "metrics", "--format=jsonl").splitlines()]


def make_desk(home):
    os.makedirs(os.path.dirname(desk(home)))
    ask(home, "import", home.file("报告.md", REPORT))
    home.setting("editor", "王敏")
    home.setting("page", "review")


def position(app, home, number, timeout=20):
    return app.find("label", home.words(f"Metric {number}", f"指标{number}"), timeout=timeout)


def entry(app, home, english, chinese, within=None):
    form = app.find(None, home.words("Form of the metric", "指标表单"), shown=False, within=within)
    return app.find("text", home.words(english, chinese), within=form)


def value(app, home, within=None):
    return app.text_of(entry(app, home, "As printed", "原文写作", within))


def start_bound(home, *words, **env):
    """The program behind a shell's @words, which bind it as a person's system would."""
    program = home.program
    home.program = home.file("bound", f"#!/bin/sh\n{words[0]} '{program}' \"$@\"\n")
    os.chmod(home.program, 0o755)
    return home.start("--desk", desk(home), **env)


@case("a desk that can only be read says so, and keeps what was typed")
def read_only(home):
    make_desk(home)
    before = metrics(home)
    os.chmod(desk(home), stat.S_IRUSR)
    os.chmod(os.path.dirname(desk(home)), stat.S_IRUSR | stat.S_IXUSR)
    # The files' permissions do not bind root
    drop = "setpriv --bounding-set=-dac_override,-dac_read_search,-fowner" if os.geteuid() == 0 else ""
    try:
        with start_bound(home, f"exec {drop}") as app:
            position(app, home, 1)
            sentence = home.words(re.compile("can only be read where it is"), re.compile("只能读取"))
            app.find(None, sentence)
            app.find("push button", home.words("Save a Copy…", "另存副本…"))
            app.press("e", "<Control>a")
            app.type_text("77")
            app.press("Return")
            app.wait_until(lambda: len([n for n in app.root.walk() if sentence.search(n.name or "")]) > 1,
                           10, "the field to say so too")
            assert value(app, home) == "77"
            app.press("Escape")
            app.press("Return")
            assert metrics(home) == before
            app.quit()
    finally:
        os.chmod(os.path.dirname(desk(home)), stat.S_IRWXU)


@case("a desk removed under the window says so, and is saved as a copy")
def removed(home):
    make_desk(home)
    with home.start("--desk", desk(home)) as app:
        position(app, home, 1)
        app.press("e", "<Control>a")
        app.type_text("77")
        os.unlink(desk(home))
        app.find(None, home.words(re.compile("removed or moved"), re.compile("被移走或删除")), timeout=10)
        assert value(app, home) == "77"
        app.press("Escape")
        app.do(app.find("push button", home.words("Save a Copy…", "另存副本…")), "click")
        app.save_as(home.words("Save a Copy", "另存副本"), os.path.join(home.path, "copy.heshu"))
        app.find("label", home.words(re.compile("^Saved a copy"), re.compile("^副本已存为")), timeout=10)
        shutil.copy(os.path.join(home.path, "copy.heshu"), desk(home))
        assert len(metrics(home)) == 2


@case("a disk that fills up while a person works is told, and the work goes on once there is room")
def disk_full(home):
    make_desk(home)
    with start_bound(home, "trap '' XFSZ\nexec") as app:
        position(app, home, 1)
        resource.prlimit(app.proc.pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
        app.press("Return")
        full = home.words(re.compile("^The disk of .* is full"), re.compile("磁盘已满|已满"))
        app.find("label", full, timeout=10)
        app.press("e", "<Control>a")
        app.type_text("77")
        app.press("Return")
        app.wait_until(lambda: value(app, home) == "77", 5, "the typing to stay")
        resource.prlimit(app.proc.pid, resource.RLIMIT_FSIZE, UNLIMITED)
        app.press("Return")
        app.wait_until(lambda: "77" in [line["value"] for line in metrics(home)], 10, "the value once there is room")
        app.quit()


@case("a value of 400 digits is read, or refused in a sentence, and the window stays as wide as it is")
def many_digits(home):
    make_desk(home)
    with home.start("--desk", desk(home)) as app:
        position(app, home, 1)
        size = app._xwindow(app.window)[3:5]
        app.press("e", "<Control>a")
        app.clip("9" * 400)
        app.press("<Control>v")
        app.find("label", home.words(re.compile("has more than 64 digits; shorten it"), re.compile("超过64位数字，请缩短")))
        assert value(app, home) == "9" * 400, "what was typed is kept"
        app.press("Return")
        assert app._xwindow(app.window)[3:5] == size
        assert value(app, home) == "9" * 400
        app.press("Escape")
        assert metrics(home)[0]["value"] == "12"


@case("control characters are told or left out, and spoil nothing")
def control_characters(home):
    make_desk(home)
    with home.start("--desk", desk(home)) as app:
        position(app, home, 1)
        app.press("e", "<Control>a")
        app.clip("1\x012\u202e3")
        app.press("<Control>v", "Return")
        app.find("label", home.words(re.compile("is not a number"), re.compile("不是数字")))
        app.press("Escape")
        app.click(entry(app, home, "Indicator", "指标名"))
        app.press("<Control>a")
        app.clip("新建\x01\x1b卫生室")
        app.press("<Control>v", "Return")
        app.wait_until(lambda: metrics(home)[0]["indicator"] == "新建卫生室", 10, "the indicator without them")
        app.click(entry(app, home, "Note", "备注"))
        app.clip("再核\x01\x1b一遍")
        app.press("<Control>v", "Return")
        app.wait_until(lambda: metrics(home)[0].get("note") == "再核一遍", 10, "the note without them")
        app.press("t")
        app.clip("民\x02生\x7f")
        app.press("<Control>v", "Return")
        app.wait_until(lambda: metrics(home)[0].get("tags") == ["民生"], 10, "the tag without them")


@case("two windows that edit one field: the second is told what it finds, and keeps its typing")
def two_windows(home):
    make_desk(home)
    with home.start("--desk", desk(home)) as app:
        position(app, home, 1)
        app.press("e", "<Control>a")
        app.type_text("77")
        first = app.window
        app.press("<Control>n")
        app.wait_until(lambda: len(app.windows()) == 2, 10, "the second window")
        second = next(w for w in app.windows() if w != first)
        app.find("label", home.words("Metric 1", "指标1"), within=second, timeout=10)
        app.wait_until(lambda: value(app, home, second) == "12个", 10, "the desk's value in it")
        app.press("e", "<Control>a")
        app.type_text("55")
        app.press("Return")
        app.wait_until(lambda: metrics(home)[0]["value"] == "55", 10, "the second window's value")
        app.press("<Control>w")
        app.wait_until(lambda: len(app.windows()) == 1, 10, "the second window to close")
        assert value(app, home) == "77", "the first window's typing stays"
        app.press("Return")
        app.find("label", re.compile("“12个”.*“55个”"), timeout=10)
        assert value(app, home) == "77"
        app.press("Return")
        app.wait_until(lambda: metrics(home)[0]["value"] == "77", 10, "the value of who was told")


def wait_for_a_word(app, home):
    """Until another sentence has come and gone in the window: had the window a word of its own, it would have said it too"""
    sentence = home.words("No other report is left to review.", "没有其他待核的报告了。")
    app.press("r")
    app.find("label", sentence, timeout=10)
    app.wait_until(lambda: not app.all("label", sentence), 20, "the sentence to go")


def font_words(app):
    return [n for w in app.windows() for n in w.walk() if "fonts-noto-cjk" in (n.name or "")]


@case("without a Chinese font a sentence that can be read says what to install")
def no_font(home):
    make_desk(home)
    dejavu = subprocess.run(["fc-match", "-f", "%{file}", "DejaVu Sans"], capture_output=True, text=True, check=True).stdout
    fonts = home.file("fonts.conf", f"<?xml version='1.0'?><fontconfig><dir>{os.path.dirname(dejavu)}</dir>"
                                    f"<cachedir>{home.path}/cache/fontconfig</cachedir></fontconfig>")
    with home.start("--desk", desk(home), FONTCONFIG_FILE=fonts) as app:
        position(app, home, 1)
        app.find("label", re.compile("Chinese text cannot be shown.*fonts-noto-cjk", re.S), timeout=10)
        app.press("Return")
        app.wait_until(lambda: metrics(home)[0]["state"] == "confirmed", 10, "the work to go on")
        first = app.window
        app.press("<Control>n")
        app.wait_until(lambda: len(app.windows()) == 2, 10, "the second window")
        second = next(w for w in app.windows() if w != first)
        app.find("label", home.words("Metric 2", "指标2"), within=second, timeout=10)
        wait_for_a_word(app, home)
        assert len(font_words(app)) == 1, "told once"
        app.quit()


@case("with a Chinese font nothing is said of fonts")
def font(home):
    make_desk(home)
    with home.start("--desk", desk(home)) as app:
        position(app, home, 1)
        wait_for_a_word(app, home)
        assert not font_words(app)


main()

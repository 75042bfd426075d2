# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the window share: a home of their own, a program started in it, and cases told in TAP.

    from heshu_ui import Home, case, main

    @case("the window says hello")
    def _(home):
        with home.start() as app:
            app.find("push button", home.words("Import Reports…", "导入报告…"))

    main()

A script is started as `/usr/bin/python3 SCRIPT HESHU [LANGUAGE...]`; every case runs once in each language, each time in a
home that nobody used before. It fails where no display can be started, where the program says a word on standard error, and
where its main loop does not answer for long.
"""
import faulthandler
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import traceback

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tests", "tools"))
TOOLS = os.path.join(ROOT, "tests", "tools")
SANITIZED = os.environ.get("HESHU_SANITIZED") == "1"
# The first start under the sanitizers reads every library's symbols
PATIENCE = 90 if SANITIZED else 20
# What the watchdog writes down, and what a loaded machine may add to it
STALL_MS = 50
LONGEST_WAIT_MS = 200
CASES = []
faulthandler.enable()

if "GUI_RUN_DIR" not in os.environ:
    # The session makes the Chinese locale where the system has none; C.UTF-8 is always there.
    os.execv(f"{TOOLS}/gui-run", [f"{TOOLS}/gui-run", "--lang", "zh_CN.UTF-8", "--fatal", "criticals", "--",
                                  sys.executable, *sys.orig_argv[1:]])

from gui_driver import App  # noqa: E402  it needs the session


class Window(App):
    """The program, with what its tests need besides a person's means."""

    home = None

    def stalls(self):
        """(milliseconds, of them at work) of each time the main loop kept a person waiting: over 50 ms by its own work, or
        by a wait so long that it cannot be the display's, whose server also wants its turn."""
        try:
            with open(self.home.stall_log, encoding="utf-8") as f:
                found = [tuple(map(int, re.findall(r"\d+", line))) for line in f]
        except FileNotFoundError:
            return []
        return [(whole, work) for whole, work in found if work > STALL_MS or whole > LONGEST_WAIT_MS]

    def drop(self, target, *what):
        """Drags from a window of another program (drag-source.py says what) onto @target."""
        with App.launch(["/usr/bin/python3", os.path.join(ROOT, "tests/ui/drag-source.py"), *what]) as source:
            window = source._xwindow(source.window)[0]
            subprocess.run(["xdotool", "windowmove", "--sync", window, "1500", "900"], check=False)
            time.sleep(0.3)
            self.drag_points(source.centre(source.find("label", "Drag me")), self.centre(target))

    def save_as(self, title, path):
        """Names a file in the dialog of this title"""
        dialog = self.dialog(title)
        entry = self.wait_until(lambda: next((n for n in dialog.walk() if n.role == "text" and "focused" in n.states), None),
                                10, "the name to be asked for")
        self.press("<Control>a")  # the name is selected without its ending
        self.type_text(path)
        self.wait_until(lambda: self.text_of(entry) == path, 10, f"{path} in the dialog")
        self.press("Return")
        # The file and not the dialog is waited for: what the window then says of it stays for seconds only
        self.wait_until(lambda: os.path.exists(path), 20, f"{path} to be written")

    def quit(self):
        """As a person ends it; what it keeps for the next start is kept then."""
        self.press("<Control>q")
        return self.proc.wait(PATIENCE)

    def close(self, timeout=5):
        status = super().close(timeout)
        text = self.stderr()
        if text.strip() and self.home.quiet:
            self.home.quiet = False  # told once
            raise AssertionError(f"it was not quiet: {text[-3000:]}")
        return status

    def __exit__(self, kind, value, trace):
        try:
            self.close()
        except AssertionError:
            if kind is None:
                raise
            print("# " + self.stderr()[-3000:].replace("\n", "\n# "))


class Home:
    """A folder that the program takes for its person's home."""

    def __init__(self, program, language):
        self.program, self.language, self.quiet = program, language, True
        self.path = tempfile.mkdtemp(prefix="home.", dir=os.environ["GUI_RUN_DIR"])
        self.stall_log = os.path.join(self.path, "stalls")
        self.data = os.path.join(self.path, "data")
        config = os.path.join(self.path, "config", "gtk-4.0")
        os.makedirs(config)
        os.makedirs(self.data)
        shutil.copy(os.path.join(os.environ["XDG_CONFIG_HOME"], "gtk-4.0", "settings.ini"), config)
        self.env = {
            "HOME": self.path, "XDG_CONFIG_HOME": os.path.join(self.path, "config"), "XDG_DATA_HOME": self.data,
            "XDG_CACHE_HOME": os.path.join(self.path, "cache"), "GSETTINGS_BACKEND": "keyfile", "LANG": self.language,
            "HESHU_STALL_LOG": self.stall_log,
        }
        if SANITIZED:
            self.env.update({
                "GDK_DEBUG": "gl-disable",
                "ASAN_OPTIONS": "detect_leaks=1:fast_unwind_on_malloc=0:abort_on_error=0:allocator_may_return_null=1",
                "LSAN_OPTIONS": f"suppressions={TOOLS}/lsan-gtk.supp:print_suppressions=0",
            })

    def start(self, *arguments, **env):
        Window.home = self
        # A desktop starts programs in the person's home; what a dialog saves without being told where falls there
        return Window.launch([self.program, *arguments], env={**self.env, **env}, timeout=PATIENCE, cwd=self.path)

    def run_again(self, *arguments):
        """A second start, which must hand over to the first and end by itself."""
        return subprocess.run([self.program, *arguments], env={**os.environ, **self.env}, timeout=PATIENCE, check=False,
                              capture_output=True, text=True)

    def words(self, english, chinese):
        return chinese if self.language.startswith("zh") else english

    def file(self, name, text):
        path = os.path.join(self.path, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
        return path

    def setting(self, key, value):
        """Sets what the program reads at its next start."""
        subprocess.run(["gsettings", "set", "org.heshu.Heshu", key, value], check=True, env={
            **os.environ, **self.env,
            "GSETTINGS_SCHEMA_DIR": os.path.join(os.path.dirname(self.program), "..", "resources", "desktop")})

    def remove(self):
        shutil.rmtree(self.path, ignore_errors=True)


def case(title, smoke=False):
    """@smoke: also runs under the sanitizers"""
    def keep(function):
        if smoke or not SANITIZED:
            CASES.append((title, function))
        return function
    return keep


def run_case(program, language, index):
    """In a process of its own: libatspi does not forget a program that ended, and a fault of it ends one case only."""
    home = Home(program, language)
    try:
        CASES[index][1](home)
        return 0
    except Exception as error:  # pylint: disable=broad-except
        print("# " + "".join(traceback.format_exception(error)).replace("\n", "\n# "), flush=True)
        return 1
    finally:
        home.remove()


def try_case(program, language, index):
    return subprocess.run([sys.executable, sys.argv[0], program, "--case", language, str(index)], check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def tell(done):
    print("# " + (done.stdout.rstrip() or f"ended with status {done.returncode}").replace("\n", "\n# "))
    print("# " + done.stderr.rstrip().replace("\n", "\n# "))


def main():
    program = os.path.abspath(sys.argv[1])
    if sys.argv[2:3] == ["--case"]:
        status = run_case(program, sys.argv[3], int(sys.argv[4]))
        sys.stdout.flush()
        os._exit(status)  # libatspi keeps threads
    # Every case in Chinese; the first one, which goes through the page, in English too.
    plan = [("zh_CN.UTF-8", i) for i in range(len(CASES))] + [("C.UTF-8", 0)]
    if sys.argv[2:]:
        plan = [(language, i) for language in sys.argv[2:] for i in range(len(CASES))]
    print(f"1..{len(plan)}", flush=True)
    failed = False
    for number, (language, index) in enumerate(plan, 1):
        title = CASES[index][0]
        done = try_case(program, language, index)
        if done.returncode != 0:
            # A window under a display of its own depends on more than itself; what fails twice running is ours. The first
            # failure is told all the same.
            print(f"# tried again: {title} ({language})")
            tell(done)
            done = try_case(program, language, index)
        good = done.returncode == 0
        failed = failed or not good
        print(f"{'ok' if good else 'not ok'} {number} - {title} ({language})")
        if not good:
            tell(done)
        elif done.stdout.strip():
            print("# " + done.stdout.rstrip())  # what a case measured
        sys.stdout.flush()
    sys.exit(1 if failed else 0)

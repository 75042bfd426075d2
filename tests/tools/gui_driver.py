#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""gui_driver - use a GTK 4 program as a person would, from a test.

    from gui_driver import App

    with App.launch(["./program", "file.txt"]) as app:
        app.click(app.find("push button", "Open"))
        app.press("<Control>s")
        app.wait_until(lambda: "saved" in app.text_of(app.find("label", description="status")))
        app.screenshot("shot.png")
        assert not app.complaints()

It runs inside the session that gui-run makes.  A script that calls App.launch
outside one is started again inside gui-run, which lies next to this file.

Looking is done over AT-SPI, acting with real mouse and key events (xdotool),
so a widget that is covered, insensitive or off the screen cannot be clicked.
Written against GTK 4.8, whose AT-SPI support has gaps; the comments below name them.

Run with /usr/bin/python3.  Debian packages: python3-pyatspi xdotool xclip
x11-utils imagemagick, and those of gui-run.
"""
import os
import re
import shlex
import subprocess
import sys
import tempfile
import time

try:
    import gi
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib
except (ImportError, ValueError) as e:
    raise ImportError(f"gui_driver needs Debian's own interpreter: /usr/bin/python3 with python3-pyatspi ({e})")

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from gui_glance import glance  # noqa: E402  it lies beside this file
WINDOW = Atspi.CoordType.WINDOW         # the only kind GTK 4 answers; asking for SCREEN makes it warn
POPOVERS = ("GtkPopover", "GtkPopoverMenu", "GtkEmojiChooser")


class NotFound(AssertionError):
    pass


def ensure_session():
    """Start this script again inside gui-run, unless it is inside already."""
    if "GUI_RUN_DIR" not in os.environ:
        argv = [f"{HERE}/gui-run", "--", sys.executable] + sys.orig_argv[1:]
        sys.stdout.flush()
        os.execv(argv[0], argv)


def x(*argv, feed=None, check=False):
    p = subprocess.run(argv, input=feed, capture_output=True, text=True)
    if check and p.returncode:
        raise RuntimeError(f"{shlex.join(argv)}: {p.stderr.strip()}")
    return p.stdout


def plain(name):
    """GTK 4.8 calls a button "Undo Undo" and one with a mnemonic "_Open Open": say "Undo", "Open"; Chinese mnemonics stand
    behind the word: "打开(_O) 打开(O)" is "打开"."""
    name = name or ""
    for i in [i for i, c in enumerate(name) if c == " "]:
        if name[:i].replace("_", "", 1) == name[i + 1:] or name[:i] == name[i + 1:]:
            name = name[i + 1:]
            break
    name = re.sub(r"(?<=[^\x00-\x7f])\(_?[A-Z]\)$", "", name)
    return re.sub(r"_(?=\w)", "", name) if name.count("_") == 1 else name


class Node:
    """One accessible object.  Every question is asked afresh: GTK 4 does not tell libatspi of all changes."""

    def __init__(self, acc, parent=None, top=None, item=None):
        self._acc, self.up, self.top, self.item = acc, parent, top or self, item

    @property
    def acc(self):
        """libatspi's object; one that was seen at a glance is asked for when it is needed."""
        if self._acc is None:
            self._acc = self.up.acc.get_child_at_index(self.item.index)
            if self._acc is None or self._acc.path != self.item.path:
                self._acc = None
                raise GLib.Error("it went away")
        return self._acc

    def _ask(self, f, default=None):
        try:
            return f()
        except GLib.Error:
            return default

    role = property(lambda s: s._ask(s.acc.get_role_name, ""))
    raw_name = property(lambda s: s._ask(s.acc.get_name, "") or "")
    name = property(lambda s: plain(s.raw_name))
    description = property(lambda s: s._ask(s.acc.get_description, "") or "")
    interfaces = property(lambda s: s._ask(s.acc.get_interfaces, []) or [])

    @property
    def states(self):
        st = self._ask(self.acc.get_state_set)
        return {v.value_nick for v in st.get_states()} if st else set()

    @property
    def extents(self):
        """x, y, w, h in window coordinates, without the widget's own padding and border; None without one."""
        e = self._ask(lambda: self.acc.get_extents(WINDOW))
        return e and (e.x, e.y, e.width, e.height)

    @property
    def actions(self):
        if "Action" not in self.interfaces:
            return []
        n = self._ask(lambda: Atspi.Action.get_n_actions(self.acc), 0)
        return [self._ask(lambda: Atspi.Action.get_action_name(self.acc, i), "") for i in range(n)]

    @property
    def children(self):
        n = self._ask(self.acc.get_child_count, 0)
        kids = (self._ask(lambda: self.acc.get_child_at_index(i)) for i in range(n))
        return [Node(k, self, self.top) for k in kids if k is not None]

    @property
    def value(self):
        """The number in a spin button, scale or scroll bar.  (libatspi aborts if asked of anything else.)"""
        return self._ask(lambda: Atspi.Value.get_current_value(self.acc)) if "Value" in self.interfaces else None

    def seen(self, visible_only=False, briefly=False):
        """Itself and all below, in tree order, as Seen: looked at once, when this is called."""
        def go(item, node):
            yield node
            for child in item.children:
                yield from go(child, Seen(child, node, self.top))
        root = glance(self.acc.app.bus_name, self.acc.path, visible_only, briefly)
        yield from go(root, Seen(root, self.up, self.top, self.acc))

    def walk(self, prune=None):
        if prune is None:
            yield from self.seen()
            return
        yield self
        for k in self.children:
            if not prune(k):
                yield from k.walk(prune)

    def ancestors(self):
        n = self.up
        while n:
            yield n
            n = n.up

    @property
    def popover(self):
        return next((n for n in [self, *self.ancestors()] if n.raw_name in POPOVERS), None)

    @property
    def labels(self):
        """The texts of all labels below, in tree order."""
        return [n.raw_name for n in self._ask(lambda: list(self.seen(briefly=True)), []) if n.role == "label" and n.raw_name]

    def __eq__(self, other):
        return isinstance(other, Node) and self.acc == other.acc

    def __hash__(self):
        return hash(self.acc)

    def __repr__(self):
        return f"<{self.role} {self.name!r} {self.extents}>"


class Seen(Node):
    """A node whose role, name, description, states and place are those of the moment it was looked at."""

    def __init__(self, item, up, top, acc=None):
        super().__init__(acc, up, top, item)

    role = property(lambda s: s.item.role or "")
    raw_name = property(lambda s: s.item.name or "")
    description = property(lambda s: s.item.description or "")
    extents = property(lambda s: s.item.extents)
    states = property(lambda s: {v.value_nick for v in (Atspi.StateType(i) for i in range(s.item.states.bit_length())
                                                        if s.item.states >> i & 1)})
    labels = property(lambda s: [i.name for i in s.item.walk() if i.role == "label" and i.name])

    def afresh(self):
        """The same, asked each time"""
        up = self.up.afresh() if isinstance(self.up, Seen) else self.up
        return Node(self._acc, up, None if self.up is None else self.top, self.item)


class App:
    """A running program.  Use launch() to get one, and as a context manager to end it."""

    def __init__(self, proc, err, timeout):
        self.proc, self.err, self.timeout = proc, err, timeout
        self.root = None

    # -- life ---------------------------------------------------------------------------------

    @classmethod
    def launch(cls, cmd, env=None, timeout=20, cwd=None):
        """Start cmd and wait for its first window.  Give a slow one (valgrind, ASan) a longer timeout."""
        ensure_session()
        Atspi.set_timeout(max(3000, int(timeout * 250)), max(15000, int(timeout * 1000)))
        err = tempfile.NamedTemporaryFile("w+", prefix="stderr.", dir=os.environ["GUI_RUN_DIR"])
        proc = subprocess.Popen(shlex.split(cmd) if isinstance(cmd, str) else cmd, cwd=cwd, stderr=err,
                                env={**os.environ, **(env or {})})
        app = cls(proc, err, timeout)
        try:
            app.wait_until(app._attach, timeout, f"{cmd} to show a window")
        except BaseException:
            app.close()
            raise
        return app

    def _pids(self):
        out, todo = [], [self.proc.pid]
        while todo:
            pid = todo.pop()
            out.append(pid)
            try:
                with open(f"/proc/{pid}/task/{pid}/children") as f:
                    todo += map(int, f.read().split())
            except OSError:
                pass
        return out

    def _attach(self):
        if self.proc.poll() is not None:
            raise RuntimeError(f"the program ended with status {self.proc.returncode}: {self.stderr()[-2000:]}")
        while GLib.MainContext.default().iteration(False):  # a program that ended a moment ago must be forgotten first:
            pass                                            # libatspi frees it while it hands it out
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        pids = self._pids()
        try:
            for i in range(desktop.get_child_count()):
                a = desktop.get_child_at_index(i)
                if a and a.get_process_id() in pids and a.get_child_count():
                    a.set_cache_mask(Atspi.Cache.NONE)
                    self.root = Node(a)
                    return bool(self._xwindows())
        except GLib.Error:
            pass
        return False

    def close(self, timeout=5):
        """End the program; returns its exit status."""
        if self.proc.poll() is None:
            self.proc.terminate()
            try:
                self.proc.wait(timeout)
            except subprocess.TimeoutExpired:
                self.proc.kill()
                self.proc.wait()
        return self.proc.returncode

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def stderr(self):
        with open(self.err.name, errors="replace") as f:
            return f.read()

    def complaints(self):
        """What GLib and the sanitizers complained of so far."""
        return [l for l in self.stderr().splitlines()
                if re.search(r"-(CRITICAL|WARNING|ERROR) \*\*|ERROR: \w+Sanitizer|runtime error:", l)]

    # -- looking ------------------------------------------------------------------------------

    def wait_until(self, predicate, timeout=None, what=None):
        """Poll predicate until it is true and return its value; AssertionError after timeout."""
        end = time.monotonic() + (self.timeout if timeout is None else timeout)
        while True:
            r = predicate()
            if r:
                return r
            if time.monotonic() > end:
                raise NotFound(f"waited in vain for {what or predicate}; the program complained: {self.complaints()}")
            time.sleep(0.05)

    def windows(self):
        """Top-level windows and dialogs, oldest first."""
        return [Node(n.acc) for n in self.root.children]

    @property
    def window(self):
        return self.windows()[-1]

    def dialog(self, name=None, timeout=None):
        """The window or dialog with this name, once it is there (a file chooser's role is "filler")."""
        return self.wait_until(lambda: next((w for w in self.windows()[::-1]
                                             if self._same(w, name) and self._xwindow(w)), None),
                               timeout, f"window {name!r}")

    @staticmethod
    def _same(node, name):
        if name is None:
            return True
        texts = {node.raw_name, node.name}
        if node.role in ("list item", "table row", "table cell", "filler", "panel"):
            texts.update(node.labels)                       # rows have no name of their own
        if hasattr(name, "search"):
            return any(name.search(t) for t in texts)
        return name in texts

    def _matches(self, role, name, within, description, shown):
        for start in ([within] if within else self.windows()[::-1]):
            for n in start.seen(visible_only=shown, briefly=description is None):
                if ((role is None or n.role == role) and self._same(n, name)
                        and (description is None or n.description == description)):
                    fresh = n.afresh()
                    if not shown or self.is_shown(fresh):
                        yield fresh

    def all(self, role=None, name=None, within=None, description=None, shown=True):
        """Every match, in tree order, newest window first; only what is on the screen, unless shown is False."""
        return list(self._matches(role, name, within, description, shown))

    def find(self, role=None, name=None, timeout=None, within=None, description=None, shown=True):
        """The first match; name is a string to equal or a compiled pattern to search for."""
        return self.wait_until(lambda: next(self._matches(role, name, within, description, shown), None), timeout,
                               f"{role or 'anything'} {name or description or ''!r}")

    def gone(self, role=None, name=None, timeout=None, **kw):
        return self.wait_until(lambda: not self.all(role, name, **kw), timeout, f"{role} {name!r} to go away")

    def _xwindows(self, popups=False):
        """(id, x, y, w, h, title) of this program's viewable X windows."""
        pids = self._pids()
        if popups:
            ids = x("xdotool", "search", "--onlyvisible", "--maxdepth", "1", "--name", "").split()
        else:
            ids = re.findall(r"0x[0-9a-f]+", x("xprop", "-root", "_NET_CLIENT_LIST_STACKING")) or \
                x("xdotool", "search", "--onlyvisible", "--maxdepth", "1", "--name", "").split()
        out = []
        for i in ids:
            t = x("xwininfo", "-id", i)
            if "IsViewable" not in t or popups and "Override Redirect State: yes" not in t:
                continue
            p = x("xprop", "-id", i, "_NET_WM_PID", "_NET_WM_NAME")
            m = re.search(r"_NET_WM_PID\(CARDINAL\) = (\d+)", p)
            if m and int(m[1]) in pids:
                g = [int(re.search(k + r":\s+(-?\d+)", t)[1]) for k in
                     ("upper-left X", "upper-left Y", "Width", "Height")]
                title = re.search(r'_NET_WM_NAME\(UTF8_STRING\) = "(.*)"', p)
                if g[2] > 1 and g[3] > 1:
                    out.append((i, *g, title[1] if title else ""))
        return out

    def _xwindow(self, top):
        """The X window of a top-level, by title and size."""
        e = top.extents
        if not e:
            return None
        near = [w for w in self._xwindows() if 0 <= w[3] - e[2] <= 120 and 0 <= w[4] - e[3] <= 120]
        near.sort(key=lambda w: (w[5] != top.raw_name, abs(w[3] - e[2]) + abs(w[4] - e[3])))
        return near[0] if near else None

    def _origin(self, node):
        """Where the root of node's coordinates is on the screen."""
        pop = node.popover
        if pop:
            # GTK 4.8 places a popover's contents wrongly in its window, but its own X window is right.
            e = pop.extents
            near = [w for w in self._xwindows(popups=True) if 0 <= w[3] - e[2] <= 60 and 0 <= w[4] - e[3] <= 60]
            if not near:
                return None
            w = near[-1]
            dx, dy = w[3] - e[2], w[4] - e[3]               # room for the arrow, on the side of the button
            owner, top = pop.up, self._origin(Node(node.top.acc))
            if owner and owner.extents and top:
                o = owner.extents
                return (w[1] - e[0] + (dx if w[1] + w[3] / 2 > top[0] + o[0] + o[2] and dx else dx // 2),
                        w[2] - e[1] + (dy if w[2] + w[4] / 2 > top[1] + o[1] + o[3] / 2 else 0))
            return w[1] - e[0] + dx // 2, w[2] - e[1] + dy
        w = self._xwindow(node.top)
        if not w:
            return None
        e = node.top.extents
        return w[1] + (w[3] - e[2]) // 2, w[2] + (w[4] - e[3]) // 2     # the frame is as wide on each side

    def is_shown(self, node):
        """Is any of it on the screen?  GTK 4.8 sets no "showing" state, and hidden pages keep their old extents."""
        e = node.extents
        if e is None:
            return node.up is None or self.is_shown(node.up)
        if e[2] <= 0 or e[3] <= 0:
            return False
        if node.up is None:
            return True
        if node.popover:
            return self._origin(node) is not None
        return self._spot(node) is not None

    def _spot(self, node, guess=False):
        """A point (in window coordinates) where a click would hit node, or None.  With guess, also where it might."""
        extents = node.extents
        if not extents or not node.top.extents:             # it went away meanwhile
            return None
        ex, ey, ew, eh = extents
        _, _, tw, th = node.top.extents
        insensitive = "sensitive" not in node.states        # picking looks through those
        def hits(px, py):
            """True, False, or None where GTK names nothing: it knows only accessibles that someone asked for before."""
            if not (0 <= px < tw and 0 <= py < th):
                return False
            hit = node._ask(lambda: node.top.acc.get_accessible_at_point(px, py, WINDOW))
            if hit is None:
                return None
            for _ in range(40):
                if hit is None:
                    return False
                if hit == node.acc or insensitive and node.up and hit == node.up.acc:
                    return True
                hit = node._ask(hit.get_parent)
        points = [(int(ex + ew * fx), int(ey + eh * fy))
                  for fx, fy in ((.5, .5), (.15, .5), (.85, .5), (.5, .15), (.5, .85))]
        for attempt in (1, 2):
            answers = [hits(*p) for p in points[:1]]
            if answers[0] is not True:
                answers += [hits(*p) for p in points[1:]]
            if True in answers:
                return points[answers.index(True)]
            if None not in answers:
                return None
            if guess:
                return points[answers.index(None)]
            if attempt == 1:
                for _ in node.walk():
                    pass
        if "EditableText" in node.interfaces:               # the inside of an entry is never an accessible
            return points[answers.index(None)]
        return None

    def text_of(self, node):
        """What node says: an entry's or text view's text, a spin button's number, else its name or labels."""
        if node.role == "spin button":                      # its Text interface is empty in 4.8
            return f"{node.value:g}"
        if "Text" in node.interfaces:
            n = node._ask(lambda: Atspi.Text.get_character_count(node.acc), 0)
            return node._ask(lambda: Atspi.Text.get_text(node.acc, 0, n), "")     # -1 as the end gives nothing
        return node.name if node.raw_name and not node.raw_name.startswith("Gtk") else " ".join(node.labels)

    def _body(self, view):
        """The list inside a column view, or the list itself."""
        if view.role == "list":
            return view
        return next(n for n in view.walk(lambda n: n.up.role == "list") if n.role == "list")

    def _rows(self, view):
        return [k for k in self._body(view).children if k.role in ("list item", "table row")]

    def _rows_on_screen(self, view):
        """[(place among the rows, row)], found by looking at points: rows off the screen keep stale extents."""
        body = self._body(view)
        vx, vy, vw, vh = body.extents
        out, y = [], vy + 1
        while y < vy + vh:
            hit = body._ask(lambda: body.top.acc.get_accessible_at_point(vx + min(40, vw // 2), int(y), WINDOW))
            while hit is not None and body._ask(hit.get_role_name) not in ("list item", "table row"):
                hit = body._ask(hit.get_parent)
            row = hit and Node(hit, body, body.top)
            e = row and row.extents
            if not e:
                y += 5
                continue
            if not out or out[-1][1] != row:
                out.append((row._ask(hit.get_index_in_parent, -1), row))
            y = max(y + 5, e[1] + e[3] + 2)
        return out

    def rows(self, view, shown=True):
        """The rows of a list or column view as lists of cell texts; those on the screen, or all that exist as
        widgets (some 200).  For the rest, scroll()."""
        return [r.labels for r in ([r for _, r in self._rows_on_screen(view)] if shown else self._rows(view))]

    def columns(self, view):
        return [" ".join(n.labels) for n in view.walk() if n.raw_name == "GtkColumnViewTitle"]

    def _bar(self, view):
        for a in view.ancestors():
            if a.role == "scroll pane":
                for bar in a.children:
                    if bar.role == "scroll bar" and "vertical" in bar.states:
                        return next(n for n in bar.walk() if "Value" in n.interfaces)
        raise NotFound(f"{view} is not in a scrolled window")

    def scroll(self, view, to):
        """Scroll the pane that view is in: 0.0 is the top, 1.0 the end."""
        bar = self._bar(view)
        Atspi.Value.set_current_value(bar.acc, to * Atspi.Value.get_maximum_value(bar.acc))
        time.sleep(0.15)

    def find_row(self, view, text, start=None):
        """The row with this text in one of its cells, scrolled onto the screen.  Looks from the top down, or from
        start (0.0 to 1.0); it takes up to a second per hundred rows on the way."""
        bar = self._bar(view)
        def move(to):
            Atspi.Value.set_current_value(bar.acc, max(0, to))
            time.sleep(0.15)
        move((start or 0) * Atspi.Value.get_maximum_value(bar.acc))
        while True:
            screen = self._rows_on_screen(view)
            for _, row in screen:
                if text in row.labels and self.is_shown(row):
                    return row
            if len(screen) < 2:
                raise NotFound(f"no row {text!r}: {view} shows {len(screen)} rows")
            (i, a), (j, b) = screen[0], screen[-1]
            height = (b.extents[1] - a.extents[1]) / max(j - i, 1)
            rows = self._rows(view)
            there = next((k for k in [*range(j + 1, len(rows)), *range(i)] if text in rows[k].labels), None)
            before = bar.value
            move(before + ((there - (i + j) // 2) if there is not None else max(len(rows) - 1 - i, 1)) * height)
            if bar.value <= before:
                raise NotFound(f"no row {text!r}")

    # -- acting -------------------------------------------------------------------------------

    def click(self, node, button=1, times=1, at=None):
        """Click node with the mouse, in its middle or at=(x, y) from its corner."""
        spot = None
        def ready():
            nonlocal spot
            if "sensitive" not in node.states:
                return False
            if node.popover:
                e = node.extents
                spot = (e[0] + e[2] // 2, e[1] + e[3] // 2) if e and e[2] > 0 else None
            else:
                spot = self._spot(node) if node.up else (node.extents[2] // 2, node.extents[3] // 2)
            return spot is not None and self._origin(node) is not None
        self.wait_until(ready, min(self.timeout, 5), f"{node} to be clickable")
        if at:
            spot = node.extents[0] + at[0], node.extents[1] + at[1]
        ox, oy = self._origin(node)
        self.mouse(ox + spot[0], oy + spot[1])
        x("xdotool", "click", "--repeat", str(times), "--delay", "60", str(button), check=True)
        time.sleep(0.15)

    def mouse(self, sx, sy):
        """Move the pointer to a place on the screen, by way of its neighbourhood so that GTK sees it come."""
        x("xdotool", "mousemove", str(int(sx) - 3), str(int(sy)), "mousemove", str(int(sx)), str(int(sy)), check=True)
        time.sleep(0.05)

    def do(self, node, action=None):
        """Invoke an AT-SPI action ("click", "toggle", a window's "win.save"): quick, but not what a person does."""
        names = node.actions
        if action is None and names:
            action = names[0]
        if action not in names:
            raise NotFound(f"{node} has no action {action!r}, only {names}")
        Atspi.Action.do_action(node.acc, names.index(action))
        time.sleep(0.1)

    def press(self, *accels):
        """Press keys written as GTK writes them: "<Control>s", "<Shift><Alt>F4", "Return", "Escape"."""
        for a in accels:
            mods = re.findall(r"<(\w+)>", a)
            key = re.sub(r"<\w+>", "", a)
            names = {"control": "ctrl", "primary": "ctrl", "ctrl": "ctrl", "shift": "shift", "alt": "alt", "super": "super"}
            x("xdotool", "key", "+".join([names[m.lower()] for m in mods] + [key]), check=True)
            time.sleep(0.08)

    def type_text(self, text):
        """Type into whatever has the keyboard focus.  What the keyboard lacks (Chinese) goes in by the clipboard."""
        for part in re.findall(r"[\x20-\x7e\n\t]+|[^\x20-\x7e\n\t]+", text):
            if part.isascii():
                x("xdotool", "type", "--delay", "15", part, check=True)
            else:
                self.clip(part)
                self.press("<Control>v")
            time.sleep(0.1)

    def clip(self, text, target="UTF8_STRING"):
        """Put text on the clipboard as another program would (target "text/uri-list" for files)."""
        subprocess.run(["xclip", "-selection", "clipboard", "-t", target], input=text.encode(),
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)

    def clipboard(self, target="UTF8_STRING"):
        return x("timeout", "5", "xclip", "-o", "-selection", "clipboard", "-t", target)

    def set_text(self, node, text):
        """Replace the text of an entry, a text view or a spin button at once, without typing."""
        if node.role == "spin button":
            Atspi.Value.set_current_value(node.acc, float(text))
        elif "EditableText" in node.interfaces and "editable" in node.states:
            Atspi.EditableText.set_text_contents(node.acc, text)
        else:
            raise NotFound(f"{node} is not editable")
        time.sleep(0.1)

    def choose(self, combo, text):
        """Pick an item in a drop-down or combo row, with the keyboard."""
        button = next((n for n in combo.walk() if n.role == "push button"), combo)
        self.click(button)
        def items():
            pop = [n for n in combo.walk() if n.raw_name in POPOVERS]
            return pop and [r for r in self._rows(pop[-1])]
        got = self.wait_until(items, 5, f"the list of {combo}")
        names = [" ".join(r.labels) for r in got]
        if text not in names:
            self.press("Escape")
            raise NotFound(f"no {text!r} in {names}")
        self.press("Home", *["Down"] * names.index(text), "Return")

    def menu(self, button, *path):
        """Open a menu button and go down its items by name."""
        self.click(button)
        for item in path:
            def look():
                found = [n for n in button.up.walk() if n.role == "menu item" and n.name == item]
                return next((n for n in found if (n.extents or (0, 0, 0, 0))[2] > 0), None)
            node = self.wait_until(look, 5, f"menu item {item!r}")
            self.do(node, "click")

    def drag_points(self, a, b, steps=12):
        """Drag from one place on the screen to another."""
        self.mouse(*a)
        x("xdotool", "mousedown", "1")
        for i in range(1, steps + 1):
            x("xdotool", "mousemove", str(int(a[0] + (b[0] - a[0]) * i / steps)), str(int(a[1] + (b[1] - a[1]) * i / steps)))
            time.sleep(0.03)
        time.sleep(0.2)
        x("xdotool", "mouseup", "1")
        time.sleep(0.3)

    def centre(self, node):
        """Middle of node on the screen."""
        ox, oy = self._origin(node)
        e = node.extents
        return ox + e[0] + e[2] // 2, oy + e[1] + e[3] // 2

    def resize(self, w, h, of=None):
        """Resize the newest window, or another; returns the size it took, which is no less than its minimum."""
        of = of or self.window
        win = self._xwindow(of)
        x("xdotool", "windowsize", win[0], str(w), str(h))
        time.sleep(0.5)
        return self._xwindow(of)[3:5]

    # -- showing ------------------------------------------------------------------------------

    def screenshot(self, path, whole_screen=False, settle=0.3):
        """Photograph the newest window as the screen has it, with what lies over it."""
        time.sleep(settle)
        crop = []
        if not whole_screen:
            _, wx, wy, ww, wh, _ = self.wait_until(lambda: self._xwindow(self.window), 5, "a window to photograph")
            crop = ["-crop", f"{ww}x{wh}{wx:+d}{wy:+d}", "+repage"]
        # import, not xwd: that leaves out dialogs and popovers while a compositor runs
        subprocess.run(["import", "-silent", "-window", "root", *crop, "-strip", "png24:" + path], check=True)
        return path

    def dump_tree(self, shown=True):
        """The tree as text, for reading when a test cannot find its widget."""
        lines = []
        def go(n, depth):
            e = n.extents
            if shown and e is not None and (e[2] <= 0 or e[3] <= 0):
                return
            acts = [a for a in n.actions if not a.startswith(("clipboard.", "selection.", "link.", "menu.", "misc."))]
            st = n.states
            st = st - {"sensitive", "visible", "focusable"} | (set() if "sensitive" in st else {"INSENSITIVE"})
            lines.append("  " * depth + f"{n.role} {n.raw_name!r}" + (f" -- {n.description}" if n.description else "")
                         + (f" {e}" if e else "") + (f" {sorted(st)}" if st else "") + (f" do:{acts}" if acts else ""))
            for k in n.children:
                go(k, depth + 1)
        for w in self.windows():
            go(w, 0)
        return "\n".join(lines)


def picture_difference(a, b, mask=None):
    """Number of pixels that differ between two pictures (by more than 2 %), or -1 if their sizes do."""
    r = subprocess.run(["compare", "-metric", "AE", "-fuzz", "2%", a, b, mask or "null:"], capture_output=True, text=True)
    m = re.match(r"[\d.e+]+", r.stderr.strip())
    return int(float(m[0])) if m and r.returncode < 2 else -1


def measure_start(cmd, runs=5, env=None, rest=1.0):
    """Start cmd so many times and report medians: ms from exec to its window on the screen ("mapped") and to the
    first picture in it ("drawn"), and MiB of RSS and PSS after a rest.  Works for any X program, seen from outside;
    the first, cold run is dropped.  (xdotool search --sync looks only twice a second: useless for this.)"""
    import ctypes as C
    import statistics
    ensure_session()
    X = C.CDLL("libX11.so.6")
    X.XOpenDisplay.restype = C.c_void_p
    X.XDefaultRootWindow.restype = C.c_ulong
    X.XGetImage.restype = C.c_void_p
    X.XGetImage.argtypes = [C.c_void_p, C.c_ulong, C.c_int, C.c_int, C.c_uint, C.c_uint, C.c_ulong, C.c_int]
    X.XDefaultRootWindow.argtypes = X.XPending.argtypes = X.XSync.argtypes = [C.c_void_p]
    X.XSelectInput.argtypes = [C.c_void_p, C.c_ulong, C.c_long]
    X.XNextEvent.argtypes = [C.c_void_p, C.c_void_p]
    X.XGetGeometry.argtypes = [C.c_void_p, C.c_ulong] + [C.c_void_p] * 7
    ignore = C.CFUNCTYPE(C.c_int, C.c_void_p, C.c_void_p)(lambda d, e: 0)
    X.XSetErrorHandler(ignore)
    dpy = X.XOpenDisplay(None)
    root = X.XDefaultRootWindow(dpy)
    X.XSelectInput(dpy, root, 1 << 19)                      # SubstructureNotifyMask
    class Event(C.Structure):                               # the head of XMapEvent
        _fields_ = [("type", C.c_int), ("serial", C.c_ulong), ("sent", C.c_int), ("display", C.c_void_p),
                    ("event", C.c_ulong), ("window", C.c_ulong), ("override", C.c_int), ("pad", C.c_long * 20)]
    class Image(C.Structure):                               # the head of XImage
        _fields_ = [("width", C.c_int), ("height", C.c_int), ("xoffset", C.c_int), ("format", C.c_int), ("data", C.c_void_p)]
    X.XDestroyImage.argtypes = [C.c_void_p]
    def geometry(win):
        r, px, py, w, h, b, d = C.c_ulong(), C.c_int(), C.c_int(), C.c_uint(), C.c_uint(), C.c_uint(), C.c_uint()
        X.XGetGeometry(dpy, win, *map(C.byref, (r, px, py, w, h, b, d)))
        return px.value, py.value, w.value, h.value
    def colours(px, py, w, h):
        img = X.XGetImage(dpy, root, px, py, w, h, ~0 & (2 ** 64 - 1), 2)
        if not img:
            return 0
        i = C.cast(img, C.POINTER(Image)).contents
        data = (C.c_uint32 * (i.width * i.height)).from_address(i.data)
        n = len(set(data[::3]))
        X.XDestroyImage(img)
        return n
    out = []
    for _ in range(runs + 1):
        ev = Event()
        X.XSync(dpy, 1)
        t0 = time.monotonic()
        p = subprocess.Popen(cmd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, **(env or {})})
        mapped = drawn = None
        try:
            while not drawn:
                if time.monotonic() - t0 > 60 or p.poll() is not None:
                    raise RuntimeError(f"{cmd} drew nothing")
                while not mapped and X.XPending(dpy):
                    X.XNextEvent(dpy, C.byref(ev))
                    if ev.type == 19:                       # MapNotify
                        g = geometry(ev.window)
                        if g[2] > 100:                      # not a helper window
                            mapped = time.monotonic() - t0
                            box = (max(g[0], 0), max(g[1], 0), min(g[2], 600), min(g[3], 60))
                if mapped and colours(*box) > 8:            # text or icons, not one flat colour
                    drawn = time.monotonic() - t0
                time.sleep(0.001)
            time.sleep(rest)
            with open(f"/proc/{p.pid}/smaps_rollup") as f:
                m = f.read()
            kib = lambda k: int(re.search(rf"^{k}:\s+(\d+)", m, re.M)[1])
            out.append((mapped * 1000, drawn * 1000, kib("Rss") / 1024, kib("Pss") / 1024,
                        kib("Private_Dirty") / 1024, kib("Private_Clean") / 1024))
        finally:
            p.terminate()
            p.wait()
            time.sleep(0.3)
    return {k: round(statistics.median(r[i] for r in out[1:]), 1)
            for i, k in enumerate(("mapped_ms", "drawn_ms", "rss_mib", "pss_mib", "private_mib", "clean_mib"))}

TINY = r'''
import gi, sys
gi.require_version("Gtk", "4.0")
from gi.repository import Gtk, Gio
def up(app):
    w = Gtk.ApplicationWindow(application=app, title="Tiny 小程序", default_width=420, default_height=420)
    box = Gtk.Box(orientation=1, spacing=6, margin_top=6, margin_start=6, margin_end=6, margin_bottom=6)
    status = Gtk.Label(label="ready")
    status.update_property([Gtk.AccessibleProperty.DESCRIPTION], ["status"])
    entry = Gtk.Entry(placeholder_text="Name")
    entry.update_property([Gtk.AccessibleProperty.LABEL], ["Name"])
    button = Gtk.Button(label="_Greet", use_underline=True)
    button.connect("clicked", lambda b: status.set_text("hello " + entry.get_text()))
    check = Gtk.CheckButton(label="Check me")
    check.connect("toggled", lambda c: status.set_text("check %d" % c.get_active()))
    combo = Gtk.DropDown.new_from_strings(["red", "green", "blue"])
    combo.update_property([Gtk.AccessibleProperty.LABEL], ["Colour"])
    combo.connect("notify::selected", lambda c, p: status.set_text("colour %d" % c.get_selected()))
    model = Gtk.StringList.new(["行 %d" % i for i in range(1000)])
    f = Gtk.SignalListItemFactory()
    f.connect("setup", lambda f, i: i.set_child(Gtk.Label(xalign=0)))
    f.connect("bind", lambda f, i: i.get_child().set_text(i.get_item().get_string()))
    sel = Gtk.SingleSelection(model=model)
    sel.connect("notify::selected", lambda s, p: status.set_text("row %d" % s.get_selected()))
    view = Gtk.ListView(model=sel, factory=f)
    view.update_property([Gtk.AccessibleProperty.LABEL], ["Rows"])
    sw = Gtk.ScrolledWindow(child=view, vexpand=True)
    act = Gio.SimpleAction.new("save", None)
    act.connect("activate", lambda a, p: status.set_text("saved"))
    app.add_action(act); app.set_accels_for_action("app.save", ["<Control>s"])
    for c in (entry, button, check, combo, sw, status): box.append(c)
    w.set_child(box); w.present()
app = Gtk.Application(application_id="org.example.Tiny")
app.connect("activate", up)
app.run()
'''


def self_test():
    ensure_session()
    with tempfile.TemporaryDirectory() as d:
        with open(f"{d}/tiny.py", "w") as f:
            f.write(TINY)
        with App.launch(["/usr/bin/python3", f"{d}/tiny.py"]) as app:
            said = lambda: app.text_of(app.find("label", description="status"))
            def expect(text):
                app.wait_until(lambda: said() == text, 5, f"{text!r} (it says {said()!r})")
                print("ok  ", text)
            entry = app.find("text", "Name")
            app.click(entry)
            app.type_text("Anna 王五!")
            assert app.text_of(entry) == "Anna 王五!", app.text_of(entry)
            app.click(app.find("push button", "Greet"))
            expect("hello Anna 王五!")
            app.set_text(entry, "乙")
            app.press("<Alt>g")
            expect("hello 乙")
            app.click(app.find("check box", "Check me"))
            expect("check 1")
            app.choose(app.find("combo box", "Colour"), "blue")
            expect("colour 2")
            rows = app.find("list", "Rows")
            assert app.rows(rows)[:2] == [["行 0"], ["行 1"]], app.rows(rows)
            app.click(app.find("list item", "行 2"))
            expect("row 2")
            app.click(app.find_row(rows, "行 777"))
            expect("row 777")
            app.press("<Control>s")
            expect("saved")
            app.screenshot(f"{d}/a.png")
            app.screenshot(f"{d}/b.png")
            assert picture_difference(f"{d}/a.png", f"{d}/b.png") == 0
            try:
                app.find("push button", "No such button", timeout=0.3)
                raise SystemExit("found what is not there")
            except NotFound:
                pass
            assert not app.complaints(), app.complaints()
    print("self-test passed")


if __name__ == "__main__":
    self_test()

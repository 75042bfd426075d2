# SPDX-License-Identifier: GPL-3.0-or-later
"""gui_glance - look at all accessible objects of a program at once.

libatspi asks one question at a time and waits for the answer, which takes seconds for the thousand widgets of a window.  Here
all questions about one level of the tree are sent together, over the accessibility bus itself; the answers come in a tenth of
the time.

    tree = glance(bus_name, path)           # of the object there
    for item in tree.walk(): print(item.role, item.name)
"""
from gi.repository import Atspi, Gio, GLib

ACCESSIBLE, COMPONENT = "org.a11y.atspi.Accessible", "org.a11y.atspi.Component"
IN_WINDOW = GLib.Variant("(u)", (int(Atspi.CoordType.WINDOW),))
NOBODY = "/org/a11y/atspi/null"
PATIENCE_MS = 15000
_connection = None


def _bus():
    global _connection
    if _connection is None:
        address = Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, -1, None).unpack()[0]
        _connection = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
    return _connection


def _ask(bus_name, questions):
    """The answers to (path, interface, method, arguments), in order; None where there is none, as of a widget that went away."""
    answers, waiting = [None] * len(questions), len(questions)

    def answered(connection, result, i):
        nonlocal waiting
        waiting -= 1
        try:
            answers[i] = connection.call_finish(result).unpack()[0]
        except GLib.Error:
            pass
    for i, (path, interface, method, arguments) in enumerate(questions):
        _bus().call(bus_name, path, interface, method, arguments, None, Gio.DBusCallFlags.NO_AUTO_START, PATIENCE_MS, None,
                    answered, i)
    while waiting:
        GLib.MainContext.default().iteration(True)
    return answers


def _property(path, name):
    return path, "org.freedesktop.DBus.Properties", "Get", GLib.Variant("(ss)", (ACCESSIBLE, name))


class Item:
    """An object as it was when it was looked at."""

    __slots__ = ("path", "up", "index", "role", "name", "description", "states", "extents", "children")

    def __init__(self, path, up, index):
        self.path, self.up, self.index = path, up, index
        self.role, self.name, self.description, self.states, self.extents, self.children = "", "", "", 0, None, []

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()


def glance(bus_name, path, visible_only=False, briefly=False):
    """The tree below @path.  @visible_only: without what stands in something that has no size.  @briefly: without states and
    descriptions."""
    root = Item(path, None, 0)
    level = [root]
    while level:
        questions = []
        for item in level:
            questions += [(item.path, ACCESSIBLE, "GetRole", None), _property(item.path, "ChildCount"),
                          (item.path, COMPONENT, "GetExtents", IN_WINDOW), _property(item.path, "Name")]
            if not briefly:
                questions += [(item.path, ACCESSIBLE, "GetState", None), _property(item.path, "Description")]
        answers = iter(_ask(bus_name, questions))
        places = []
        for item in level:
            role, count, item.extents, item.name = (next(answers) for _ in range(4))
            item.role = Atspi.role_get_name(Atspi.Role(role)) if role is not None else ""  # GTK's own names differ
            if not briefly:
                item.states = sum(word << 32 * i for i, word in enumerate(next(answers) or []))
                item.description = next(answers)
            if not (visible_only and item.extents is not None and min(item.extents[2:]) <= 0):
                places += [(item, i) for i in range(count or 0)]
        # GetChildren lists others than those that are counted here
        children = _ask(bus_name, [(item.path, ACCESSIBLE, "GetChildAtIndex", GLib.Variant("(i)", (i,))) for item, i in places])
        level = []
        for (item, i), child in zip(places, children):
            if child and child[1] != NOBODY:
                item.children.append(Item(child[1], item, i))
        level = [child for item in dict.fromkeys(item for item, _ in places) for child in item.children]
    return root

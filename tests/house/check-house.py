#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the code against the plan of the house: fails where an arrow is drawn that is not in the plan.

    check-house.py ROOT

Prints TAP. Standard library only.
"""
import os
import re
import sys

# Each room, and the rooms whose headers it may include besides its own (HACKING.md draws this).
ARROWS = {
    "model": "",
    "lexicon": "model",
    "text": "lexicon model",
    "reader": "model",
    "import": "reader text model",
    "extract": "text lexicon model",
    "check": "model",
    "store": "model",
    "compare": "model",
    "chart": "compare model",
    "export": "model",
    "job": "import extract compare store text lexicon model",
    "cli": "job chart compare export store extract import text lexicon model",
}
# The folders of the window, and those whose headers each may include besides its own and the core's public ones. Pages
# know each other only by the workspace.
WINDOW_ARROWS = {
    "workspace": "compat",
    "compat": "",
    "icons": "",  # no part of the window: the program that paints its icons
    "preferences": "workspace compat",
    "registries": "workspace compat",
    "reports": "workspace compat",
    "review": "workspace compat",
    "metrics": "workspace compat",
    "compare": "workspace compat",
    "application": "workspace compat preferences registries",
}
# What newer GTK deprecates, and what one file of ui/compat/ each hides
OLD = re.compile(r"\b(gtk_file_chooser_\w+|GtkFileChooserNative|gtk_style_context_\w+|gtk_widget_get_style_context|GtkInfoBar|"
                 r"gtk_info_bar_\w+|GtkTreeView|gtk_tree_\w+|GtkComboBox\w*|GtkDialog|gtk_dialog_\w+)\b")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
WINDOW = re.compile(r"^(gtk|gdk|gsk|adwaita|adw)(/|\.h|-)")
# A library that stands in one room only, by what its headers begin with.
ONE_ROOM = {"sqlite3": {"store"}, "seccomp": {"reader"}, "xlsxwriter": {"export"}, "uchardet": {"text"}}
LONGEST = 1000


def sources(root, folder, endings):
    for base, dirs, names in os.walk(os.path.join(root, folder)):
        dirs.sort()
        for name in sorted(names):
            if name.endswith(endings):
                yield os.path.join(base, name)


def read(path):
    with open(path, encoding="utf-8") as f:
        return f.read()


def includes(path):
    for number, line in enumerate(read(path).splitlines(), 1):
        found = INCLUDE.match(line)
        if found:
            yield number, found[1] == '"', found[2]


def room_of(root, path):
    return os.path.relpath(path, os.path.join(root, "app")).split(os.sep)[0]


def check_arrows(root):
    owner = {os.path.basename(p): room_of(root, p) for p in sources(root, "app", (".h",))}
    for path in sources(root, "app", (".c", ".h")):
        room = room_of(root, path)
        if room not in ARROWS:
            yield f"{path}: {room} is no room of the plan"
            continue
        allowed = set(ARROWS[room].split()) | {room}
        for number, own, name in includes(path):
            target = owner.get(os.path.basename(name)) if own else None
            if own and target is None and not name.endswith("-resource.h"):  # those are generated
                yield f"{path}:{number}: {name} is no header of the house"
            elif target is not None and target not in allowed:
                yield f"{path}:{number}: {room} reaches into {target} ({name})"
            elif target is not None and target != room and name.endswith("-private.h"):
                yield f"{path}:{number}: {name} is private to {target}"


def check_window(root):
    for path in sources(root, "app", (".c", ".h")):
        for number, _, name in includes(path):
            if WINDOW.match(name):
                yield f"{path}:{number}: the core must not know the window ({name})"


def check_one_room(root):
    for path in sources(root, "app", (".c", ".h")):
        for number, _, name in includes(path):
            for library, rooms in ONE_ROOM.items():
                if name.startswith(library) and room_of(root, path) not in rooms:
                    yield f"{path}:{number}: {name} belongs to {', '.join(rooms)}"


def check_window_arrows(root):
    core = {os.path.basename(p) for p in sources(root, "app", (".h",))}
    owner = {os.path.basename(p): os.path.relpath(p, os.path.join(root, "ui")).split(os.sep)[0]
             for p in sources(root, "ui", (".h",))}
    for path in sources(root, "ui", (".c", ".h")):
        folder = os.path.relpath(path, os.path.join(root, "ui")).split(os.sep)[0]
        if folder not in WINDOW_ARROWS:
            yield f"{path}: {folder} is no folder of the plan"
            continue
        allowed = set(WINDOW_ARROWS[folder].split()) | {folder}
        for number, own, name in includes(path):
            base = os.path.basename(name)
            if name.startswith(tuple(ONE_ROOM)):
                yield f"{path}:{number}: {name} belongs to the core"
            elif own and base in core and base.endswith("-private.h"):
                yield f"{path}:{number}: {name} is private to the core"
            elif own and base in owner and owner[base] not in allowed:
                yield f"{path}:{number}: {folder} reaches into {owner[base]} ({name})"
            elif own and base not in owner and base not in core:
                yield f"{path}:{number}: {name} is no header of the house"


def check_old_api(root):
    for path in sources(root, "ui", (".c", ".h", ".ui")):
        if os.sep + "compat" + os.sep in path:
            continue
        for number, line in enumerate(read(path).splitlines(), 1):
            found = OLD.search(line)
            if found:
                yield f"{path}:{number}: {found[0]} stands only in ui/compat/"


def check_store_door(root):
    door = os.path.join(root, "app/store/heshu-desk.h")
    if os.path.exists(door) and re.search(r"\bsqlite3_|\bSELECT\b|\browid\b", read(door)):
        yield f"{door}: the desk's public door shows its storage"


def check_files(root):
    for path in [p for folder in ("app", "ui", "tests") for p in sources(root, folder, (".c", ".h"))]:
        text = read(path)
        if not text.startswith("/* SPDX-License-Identifier: GPL-3.0-or-later */"):
            yield f"{path}: its first line must name the licence"
        if text.count("\n") > LONGEST:
            yield f"{path}: over {LONGEST} lines, perhaps two rooms in one"


CHECKS = [
    ("every arrow is in the plan", check_arrows),
    ("the core knows no window", check_window),
    ("a library stands in its room", check_one_room),
    ("pages know each other only by the workspace", check_window_arrows),
    ("what newer GTK deprecates stands in ui/compat", check_old_api),
    ("the desk's door shows no storage", check_store_door),
    ("every file names its licence and has one purpose", check_files),
]


def main(root):
    print(f"1..{len(CHECKS)}")
    failed = False
    for number, (title, check) in enumerate(CHECKS, 1):
        faults = list(check(root))
        print(f"{'not ok' if faults else 'ok'} {number} - {title}")
        for fault in faults:
            print(f"# {fault}")
        failed = failed or bool(faults)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1])))

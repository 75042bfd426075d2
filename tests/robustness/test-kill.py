#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills heshu-cli with SIGKILL in the middle of imports, edits and undo, and looks at the desk after each round.

    test-kill.py HESHU_CLI

What was acknowledged (an exit status of 0, a record printed whole) must be there; a report is there whole or not at all; every
record of the history is there whole; the desk opens. When a process is killed is drawn from a seeded generator over the time
that the same work takes when it is left alone. Prints TAP. Standard library only.
"""
import json
import os
import random
import subprocess
import sys
import tempfile
import time

ROUNDS = {"import": 100, "edit": 100}
SEED = 15835
PAGES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../pages/dev1")


class Desk:
    def __init__(self, cli, path):
        self.cli, self.path = cli, path

    def command(self, name, *arguments):
        return [self.cli, name, "--desk", self.path, *arguments]

    def run(self, name, *arguments, text=None):
        return subprocess.run(self.command(name, *arguments), input=text, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              check=False, encoding="utf-8", env=dict(os.environ, HESHU_EDITOR="编辑"))

    def lines(self, name, *arguments):
        done = self.run(name, *arguments)
        if done.returncode != 0:
            raise AssertionError(f"{name} failed with {done.returncode}: {done.stderr.strip()}")
        return [json.loads(line) for line in done.stdout.splitlines()]

    def reports(self):
        return {r["name"]: r["metrics"] for r in self.lines("list", "reports", "--format=jsonl")}

    def killed(self, delay, name, *arguments, text=None):
        """Runs a command and kills it after `delay` seconds. Returns (what it printed, whether it had ended by itself)."""
        child = subprocess.Popen(self.command(name, *arguments), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                 stderr=subprocess.DEVNULL, env=dict(os.environ, HESHU_EDITOR="编辑"))
        if text is not None:
            child.stdin.write(text.encode())
        child.stdin.close()
        time.sleep(delay)  # the moment of death is what is tested; nothing is waited for
        child.kill()
        printed = child.stdout.read().decode("utf-8", "replace")
        return printed, child.wait() == 0


def timed(action):
    start = time.monotonic()
    action()
    return time.monotonic() - start


def kill_imports(cli, folder, rng):
    files = sorted(os.path.join(PAGES, n) for n in os.listdir(PAGES) if n.endswith(".txt"))
    whole = Desk(cli, os.path.join(folder, "whole.heshu"))
    length = timed(lambda: whole.run("import", *files))
    expected = whole.reports()
    assert len(expected) == len(files), "the import that nobody disturbs is not whole"

    cut = 0
    for number in range(ROUNDS["import"]):
        desk = Desk(cli, os.path.join(folder, f"import-{number}.heshu"))
        before = set()
        for _ in range(2):  # killed, resumed, killed again
            _, ended = desk.killed(rng.uniform(0, length * 1.1), "import", *files)
            if not os.path.exists(desk.path):
                continue
            found = desk.reports() if os.path.getsize(desk.path) else {}
            assert all(expected[name] == n for name, n in found.items()), f"round {number}: half a report: {found}"
            assert before <= set(found), f"round {number}: a report that was there is gone"
            assert not ended or found == expected, f"round {number}: acknowledged, but not there"
            before = set(found)
            cut += 0 < len(found) < len(files)
        desk.run("import", *files)
        assert desk.reports() == expected, f"round {number}: an import after two deaths is not whole"
    return f"{cut} of {2 * ROUNDS['import']} deaths fell between two reports"


def kill_edits(cli, folder, rng):
    desk = Desk(cli, os.path.join(folder, "edit.heshu"))
    desk.run("import", os.path.join(PAGES, "d01-huiji-health.txt"))
    ids = [m["id"] for m in desk.lines("metrics", "--format=jsonl")]
    edits = "".join(json.dumps({"object_kind": "metric", "object_id": i, "field": "note", "after": "{}"}) + "\n" for i in ids)
    length = timed(lambda: desk.run("edit", text=edits))

    acknowledged = {e["id"] for e in desk.lines("history")}
    done = 0
    for number in range(ROUNDS["edit"]):
        work = rng.choice(["edit", "undo"])
        printed, _ = desk.killed(rng.uniform(0, length * 2), work, text=edits.replace("{}", str(number)))
        whole = [json.loads(line) for line in printed.splitlines(keepends=True) if line.endswith("\n")]
        acknowledged |= {e["id"] for e in whole}
        done += bool(whole)

        history = desk.lines("history")
        assert acknowledged <= {e["id"] for e in history}, f"round {number}: an acknowledged edit is lost"
        groups = {}
        for edit in history:
            groups.setdefault(edit["group"], set()).add(edit["object_id"])
        assert all(len(g) == len(ids) for g in groups.values()), f"round {number}: half a group of edits"
        notes = {m["note"] for m in desk.lines("metrics", "--format=jsonl")}
        assert len(notes) == 1, f"round {number}: half a gesture is on the desk: {notes}"
    return f"{done} of {ROUNDS['edit']} were acknowledged before they died"


def main(cli):
    rng = random.Random(SEED)
    failed = False
    print(f"1..2\n# seed {SEED}")
    for number, (title, test) in enumerate([("imports", kill_imports), ("edits and undo", kill_edits)], 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                print(f"ok {number} - {title} survive SIGKILL: {test(cli, folder, rng)}", flush=True)
            except AssertionError as fault:
                failed = True
                print(f"not ok {number} - {title} survive SIGKILL: {fault}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1])))

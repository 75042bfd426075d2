# SPDX-License-Identifier: GPL-3.0-or-later
"""Bad input: one sentence that names the thing, the exit status that scripts rely on, nothing stored touched."""
import hashlib
import os
import shutil
import sqlite3
import unittest

import support

# No word of a library, of C or of a system call belongs into what an editor reads.
LIBRARY_WORDS = ["sqlite", "errno", "gerror", "gio-", "libxml", "json-glib", "iconv", "null pointer", "no such file or directory",
                 "permission denied", "assert", "critical", "warning **", "segmentation"]

FILES = {
    "empty.txt": b"",
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
    "zeros.dat": bytes(70000),
    "archive.zip": b"PK\x03\x04" + bytes(range(256)) * 8,
}


def one_sentence(test, result, name):
    """Every line of standard error is one for a person; the thing is named in one of them"""
    lines = result.err.splitlines()
    test.assertTrue(any(name in line for line in lines), result)
    for word in LIBRARY_WORDS:
        test.assertNotIn(word, result.err.lower(), result)


def tree(folder):
    """What stands in a folder, byte for byte"""
    found = {}
    for root, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(root, name)
            if os.path.isfile(path):
                with open(path, "rb") as file:
                    found[path] = hashlib.sha256(file.read()).hexdigest()
    return found



def unprivileged(test):
    """A prefix under which root, too, is bound by the permissions of files. Another user would not do: the program may stand in
    a folder that only root may enter."""
    if os.geteuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        test.skipTest("setpriv is not installed, and root may read and write everything")
    return ("setpriv", "--bounding-set=-all", "--inh-caps=-all")


class Files(support.CliTest):
    def test_each_is_named_by_each_command(self):
        for name, content in FILES.items():
            path = self.write(name, content)
            for command in (["text"], ["articles"], ["extract"], ["import", "--desk", self.desk]):
                with self.subTest(f"{command[0]} {name}"):
                    result = self.run_cli(*command, path)
                    self.assertEqual(result.status, 1, result)
                    one_sentence(self, result, name)

    def test_missing(self):
        for command in (["text"], ["articles"], ["extract"], ["import", "--desk", self.desk]):
            with self.subTest(command[0]):
                one_sentence(self, self.run_cli(*command, self.path("没有.txt")), "没有.txt")

    def test_others_are_processed(self):
        good = self.write("good.txt", support.HUIJI)
        result = self.run_cli("extract", self.write("empty.txt", ""), good, self.path("missing.txt"))
        self.assertEqual(result.status, 1)
        self.assertEqual(result.out, self.ok("extract", good).out)

    def test_malformed_utf8(self):
        """Read, with the places counted; offsets hold"""
        path = self.write("bad.txt", support.HUIJI.encode().replace("，".encode(), b"\xef\xbc", 1))
        text = self.ok("text", path).out
        self.assertIn("\ufffd", text)
        for line in self.ok("extract", path).lines:
            self.assertEqual(text[line["start"]:line["end"]], line["text"])

    def test_too_large(self):
        """100 MB are no report; refused at once and not after reading them"""
        path = self.path("large.txt")
        with open(path, "wb") as out:
            out.truncate(100 * 1024 * 1024)
        one_sentence(self, self.fails(1, "extract", path), "large.txt")
        one_sentence(self, self.run_cli("import", "--desk", self.desk, path), "large.txt")

    def test_not_a_file(self):
        os.mkfifo(self.path("pipe"))
        for name in ("pipe",):
            one_sentence(self, self.fails(1, "text", self.path(name)), name)
        self.fails(1, "text", self.folder)

    def test_html_that_no_page_is(self):
        """Nesting and attributes beyond what any page has: refused in bounded time, the file named"""
        pages = {"deep.html": b"<html><body>" + b"<div>" * 300000 + "惠济区".encode(),
                 "wide.html": b"<html><body><p " + b" ".join(b"a%d=1" % i for i in range(200000)) + b">x</p></body></html>"}
        good = self.write("good.txt", support.HUIJI)
        for name, content in pages.items():
            with self.subTest(name):
                result = self.run_cli("import", "--desk", self.desk, self.write(name, content), good)
                self.assertEqual(result.status, 1, result)
                one_sentence(self, result, name)
        self.assertEqual([r["name"] for r in self.ok("list", "--desk", self.desk, "reports").lines], ["good.txt"])

    def test_without_permission(self):
        """Without root's privileges: root may read everything"""
        secret = self.write("secret.txt", support.HUIJI)
        closed = self.path("closed")
        os.mkdir(closed)
        self.write("closed/a.txt", support.HUIJI)
        os.chmod(secret, 0)
        os.chmod(closed, 0)
        prefix = unprivileged(self)
        for arguments, name in ((["extract", secret], "secret.txt"), (["import", "--desk", self.desk, closed], "closed")):
            result = self.run_cli(*arguments, prefix=prefix)
            self.assertEqual(result.status, 1, result)
            one_sentence(self, result, name)
        os.chmod(closed, 0o755)


COMMANDS = [["metrics"], ["list", "reports"], ["history"], ["compare", "--indicator=x"], ["undo"], ["redo"],
            ["remove", "x"], ["export", "--output=-"], ["edit"]]


class Desks(support.CliTest):
    def each(self, status, name, commands=COMMANDS, prefix=()):
        for command in commands:
            with self.subTest(command[0]):
                result = self.run_cli(*command[:1], "--desk", self.desk, *command[1:], prefix=prefix,
                                      stdin='{"object_kind":"metric","object_id":"x","field":"note","after":"y"}')
                self.assertEqual(result.status, status, result)
                self.assertEqual(result.out, "")
                one_sentence(self, result, name)

    def test_missing(self):
        self.each(1, "desk.heshu")
        self.assertFalse(os.path.exists(self.desk))

    def test_not_a_desk(self):
        contents = {"text": support.HUIJI.encode(), "picture": FILES["picture.png"]}
        for kind, content in contents.items():
            self.write("desk.heshu", content)
            before = tree(self.folder)
            self.each(1, "desk.heshu")
            self.each(1, "desk.heshu", [["import", self.write("a.txt", support.HUIJI)]])
            os.remove(self.path("a.txt"))
            self.assertEqual(tree(self.folder), before, kind)

    def test_database_of_another_program(self):
        with sqlite3.connect(self.desk) as other:
            other.execute("CREATE TABLE bookmark (url TEXT)")
            other.execute("INSERT INTO bookmark VALUES ('x')")
        other.close()
        before = tree(self.folder)
        self.each(1, "desk.heshu", [*COMMANDS, ["import", self.write("../a.txt" if False else "a.txt", support.HUIJI)]])
        os.remove(self.path("a.txt"))
        self.assertEqual(tree(self.folder), before)

    def test_newer_desk(self):
        """It can be read, with a sentence, and is not changed"""
        self.make_desk()
        metrics = self.metrics()
        with sqlite3.connect(self.desk) as desk:
            (version,) = desk.execute("PRAGMA user_version").fetchone()
            desk.execute(f"PRAGMA user_version = {version + 1000}")
            desk.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        desk.close()
        before = hashlib.sha256(open(self.desk, "rb").read()).hexdigest()
        result = self.ok("metrics", "--desk", self.desk, "--format=jsonl")
        self.assertEqual(result.lines, metrics)
        one_sentence(self, result, "desk.heshu")
        self.each(1, "desk.heshu", [["undo"], ["edit"], ["remove", "huiji.txt"],
                                    ["import", self.write("new.txt", support.HUIJI + "新。")]])
        self.assertEqual(hashlib.sha256(open(self.desk, "rb").read()).hexdigest(), before)

    def test_desk_that_may_not_be_written(self):
        self.make_desk()
        metrics = self.metrics()
        os.chmod(self.desk, 0o444)
        os.chmod(self.folder, 0o555)
        self.addCleanup(os.chmod, self.folder, 0o755)
        prefix = unprivileged(self)
        read = self.run_cli("metrics", "--desk", self.desk, "--format=jsonl", prefix=prefix)
        self.assertEqual(read.status, 0, read)
        self.assertEqual(read.lines, metrics)
        self.each(1, "desk.heshu", [["undo"], ["remove", "huiji.txt"]], prefix=prefix)

    def test_no_such_object(self):
        self.make_desk()
        one_sentence(self, self.fails(1, "remove", "--desk", self.desk, "没有.txt"), "没有.txt")


if __name__ == "__main__":
    support.main()

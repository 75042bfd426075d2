# SPDX-License-Identifier: GPL-3.0-or-later
"""How commands are called: help, versions, what is wrong usage."""
import os
import shutil
import subprocess
import unittest

import support

COMMANDS = ["text", "articles", "extract", "import", "metrics", "list", "edit", "history", "undo", "redo", "remove", "reread",
            "span", "split", "merge", "signoff", "replace", "purge", "context",
            "compare", "chart", "export"]
# What is not there yet is not mentioned.
ABSENT = ["check", "backup", "verify", "restore"]


class Usage(support.CliTest):
    def test_version(self):
        self.assertRegex(self.ok("--version").out, r"\Aheshu-cli \d+\.\d+\.\d+\n\Z")

    def test_version_touches_nothing(self):
        """Neither lexicon nor desk nor fonts: the start of every command is this"""
        if shutil.which("strace") is None:
            self.skipTest("strace is not installed")
        if "asan" in subprocess.run(["ldd", support.CLI], capture_output=True, text=True, check=False).stdout:
            self.skipTest("the sanitizer opens files of its own")
        trace = self.path("trace")
        done = subprocess.run(["strace", "-f", "-e", "trace=file", "-o", trace, support.CLI, "--version"],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        if done.returncode != 0:
            self.skipTest("strace may not trace here")
        with open(trace, encoding="utf-8", errors="replace") as lines:
            opened = [line for line in lines if "openat" in line and ".so" not in line and "ENOENT" not in line]
        for line in opened:
            for word in ("fonts", "fontconfig", "heshu/", "lexicon", "locale"):
                self.assertNotIn(word, line.split('"')[1].replace(os.path.dirname(support.CLI), ""))

    def test_help_names_every_command(self):
        help_text = self.ok("--help").out
        for command in COMMANDS:
            self.assertRegex(help_text, rf"(?m)^  {command}  +\S")
        for command in ABSENT:
            self.assertNotRegex(help_text, rf"(?m)^  {command}\b")

    def test_help_of_each_command(self):
        for command in COMMANDS:
            with self.subTest(command):
                result = self.ok(command, "--help")
                self.assertTrue(result.out.startswith(f"Usage: heshu-cli {command}"), result)
                self.assertIn("--help", result.out)
                self.assertEqual(result.err, "")

    def test_wrong_usage(self):
        text = self.write("a.txt", support.HUIJI)
        cases = [
            [],
            ["nonsense"],
            ["--nonsense"],
            ["汇总"],
            *[[command] for command in ABSENT],
            ["text"],
            ["text", text, text],
            ["text", "--nonsense", text],
            ["text", "--encoding"],
            ["text", "--encoding=klingon", text],
            ["articles"],
            ["articles", "--format=yaml", text],
            ["extract"],
            ["extract", "--format=json", text],
            ["import"],
            ["list"],
            ["list", "everything"],
            ["list", "findings", "tags"],
            ["metrics", "--state=perhaps"],
            ["metrics", "--period=去年"],
            ["metrics", "--format=pdf"],
            ["metrics", "extra"],
            ["history", "--limit=all"],
            ["undo", "RECORD", "extra"], ["redo", "extra"],
            ["remove"],
            ["compare"],
            ["compare", "--indicator=x", "--format=pdf"],
            ["compare", "--indicator=x", "--period=2021年"],
            ["chart", "--indicator=x"],
            ["chart", "--output=x.png"],
            ["chart", "--indicator=x", "--output=x.gif"],
            ["chart", "--indicator=x", "--lang=fr", "--output=x.png"],
            ["chart", "--spec=x.json", "--indicator=x", "--output=x.png"],
            ["export"],
            ["export", "--format=csvw", "--output=x"],
            ["export", "--format=annotations", "--output=x"],
        ]
        for arguments in cases:
            with self.subTest(" ".join(arguments)):
                result = self.fails(2, *arguments)
                self.assertEqual(result.out, "")
                self.assertEqual(len(result.err.splitlines()), 1, result)

    def test_reader_that_goes_away_is_no_failure(self):
        text = self.write("a.txt", "一行文字。\n" * 200000)
        cat = subprocess.Popen([support.CLI, "text", text], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        cat.stdout.readline()
        cat.stdout.close()
        self.assertEqual(cat.stderr.read(), b"")
        cat.stderr.close()
        self.assertEqual(cat.wait(timeout=60), 0)

    def test_full_standard_output(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("there is no /dev/full")
        text = self.write("a.txt", support.HUIJI)
        with open("/dev/full", "wb") as full:
            done = subprocess.run([support.CLI, "text", text], stdout=full, stderr=subprocess.PIPE, check=False,
                                  env={**os.environ, "LC_ALL": "C.UTF-8"})
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"full", done.stderr)


if __name__ == "__main__":
    support.main()

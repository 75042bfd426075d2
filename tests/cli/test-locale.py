# SPDX-License-Identifier: GPL-3.0-or-later
"""LANG changes every message and no byte of data."""
import os
import re
import shutil
import subprocess
import tempfile
import unittest

import support

LOCALES = {"de_DE.UTF-8": "de_DE", "zh_CN.UTF-8": "zh_CN"}
MADE = None


def make_locales():
    """A folder with the locales, made once: a small system has none"""
    global MADE
    if MADE is None:
        MADE = tempfile.mkdtemp(prefix="heshu-locales-")
        for name, source in LOCALES.items():
            subprocess.run(["localedef", "--no-archive", "-i", source, "-f", "UTF-8", os.path.join(MADE, name)], check=False,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return MADE


def tearDownModule():
    if MADE is not None:
        shutil.rmtree(MADE, ignore_errors=True)


class Locale(support.CliTest):
    def environments(self):
        """The plain one first"""
        if shutil.which("localedef") is None:
            self.skipTest("localedef is not installed")
        folder = make_locales()
        missing = [name for name in LOCALES if not os.path.isdir(os.path.join(folder, name))]
        if missing:
            self.skipTest(f"the sources of {', '.join(missing)} are not installed")
        return [{"LC_ALL": "C.UTF-8"}, {"LC_ALL": "C"},
                *({"LC_ALL": None, "LANG": name, "LOCPATH": folder} for name in LOCALES)]

    def same(self, *arguments, **options):
        """The bytes under every locale"""
        first = None
        for env in self.environments():
            result = self.ok(*arguments, env=env, **options)
            first = result.bytes if first is None else first
            self.assertEqual(result.bytes, first, f"{arguments} {env}")
        self.assertTrue(first)

    def test_reading(self):
        path = self.write("页.txt", support.HUIJI)
        for arguments in (["text"], ["articles"], ["articles", "--format=table"], ["extract"], ["extract", "--format=csv"],
                          ["extract", "--format=xlsx"], ["extract", "--format=table"]):
            with self.subTest(" ".join(arguments)):
                self.same(*arguments, path)

    def test_desk(self):
        self.make_desk()
        for arguments in (["metrics"], ["metrics", "--format=jsonl"], ["metrics", "--format=table"], ["metrics", "--format=xlsx"],
                          ["metrics", "--area=惠济", "--search=签约"], ["list", "reports"], ["list", "indicators"],
                          ["list", "--format=table", "districts"], ["export", "--output=-"],
                          ["compare", "--indicator=家庭医生签约率", "--area=惠济区", "--area=管城回族区"],
                          ["compare", "--indicator=家庭医生签约率", "--format=json"]):
            with self.subTest(" ".join(arguments)):
                self.same(arguments[0], "--desk", self.desk, *arguments[1:])

    def test_charts(self):
        """The words of a chart are its own, not those of the person who draws it"""
        self.make_desk()
        for end in ("png", "svg", "pdf"):
            drawn = set()
            for number, env in enumerate(self.environments()):
                path = self.path(f"{number}.{end}")
                self.ok("chart", "--desk", self.desk, "--indicator=家庭医生签约率", "--output", path, env=env)
                with open(path, "rb") as file:
                    drawn.add(file.read())
            self.assertEqual(len(drawn), 1, end)

    def test_imported_alike(self):
        """What a desk holds does not depend on who filled it"""
        path = self.write("页.txt", support.HUIJI)
        seen = set()
        for number, env in enumerate(self.environments()):
            desk = self.path(f"{number}.heshu")
            self.ok("import", "--desk", desk, path, env=env)
            lines = self.ok("metrics", "--desk", desk, "--format=jsonl").out
            seen.add(re.sub(r'"(id|report_id)":"[^"]*"', "", lines))
        self.assertEqual(len(seen), 1)


class Chinese(support.CliTest):
    """Also on a system where no Chinese locale was made"""

    def chinese(self, *arguments, **options):
        return self.run_cli(*arguments, env={"LC_ALL": None, "LANG": "zh_CN.UTF-8"}, **options)

    def setUp(self):
        super().setUp()
        if "未知" not in self.chinese("--help").out and "命令" not in self.chinese("--help").out:
            self.skipTest("the translations are not built")

    def test_messages(self):
        for arguments in (["nonsense"], ["text"], ["text", self.path("没有.txt")], ["metrics", "--desk", self.desk],
                          ["extract", "--format=pdf", "x"], ["list", "everything"], ["metrics", "--period=去年"]):
            with self.subTest(" ".join(arguments)):
                err = self.chinese(*arguments).err
                self.assertRegex(err, r"[\u4e00-\u9fff]")
                sentence = err.split(": ", 1)[1]
                # full-width punctuation, and no English sentence left over
                self.assertRegex(sentence.strip(), r"[。）]$")
                self.assertNotRegex(re.sub(r"“[^”]*”", "", sentence), r"[A-Za-z]+ [a-z]+ [a-z]+")

    def test_help_is_chinese_throughout(self):
        for command in ("text", "articles", "extract", "import", "metrics", "list", "edit", "history", "undo", "redo", "remove",
                        "compare", "chart", "export"):
            with self.subTest(command):
                out = self.chinese(command, "--help").out
                self.assertNotRegex(out, r"(?m) [A-Z][a-z]+ [a-z]+ [a-z]+")

    def test_keys_of_data_are_not(self):
        line = self.chinese("extract", self.write("a.txt", support.HUIJI)).lines[0]
        self.assertIn("indicator", line)
        self.assertIn(line["measure"], ("level", "ratio", "change", "rank"))


if __name__ == "__main__":
    support.main()

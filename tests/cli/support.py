# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs heshu-cli as a script does, in a folder and an environment of its own, and speaks TAP."""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import traceback
import unittest

CLI = os.path.abspath(os.environ.get("HESHU_CLI", "heshu-cli"))

# Written for these tests, in the manner of such pages; no such page was ever printed.
HUIJI = """区卫健委

家门口的健康守门人

通讯员

2021年，惠济区卫生健康委员会组建家庭医生团队58个，家庭医生签约率61.25%，65岁以上老年人健康管理率70.4%。

全年完成宫颈癌筛查2780人，发放补助金312.5万元，受益群众1100余人次。
"""
GUANCHENG = """区卫健委

社区里的健康驿站

通讯员

2021年，管城回族区卫生健康委员会组建家庭医生团队77个，家庭医生签约率57.8%。

全年完成宫颈癌筛查4120人，同比下降3.5%。
"""
ZONE = """示范区卫生健康委

守护一方百姓健康

通讯员

2021年，焦作市城乡一体化示范区卫生健康委新增婴幼儿托位130个，完成宫颈癌筛查1960人。
"""


class Result:
    def __init__(self, done):
        self.status = done.returncode
        self.bytes = done.stdout
        self.err = done.stderr.decode("utf-8")

    @property
    def out(self):
        return self.bytes.decode("utf-8")

    @property
    def lines(self):
        """The objects of JSON Lines"""
        return [json.loads(line) for line in self.out.splitlines()]

    def __repr__(self):
        return f"status {self.status}\n{self.bytes[-2000:].decode('utf-8', 'replace')}\n{self.err[-2000:]}"


class CliTest(unittest.TestCase):
    maxDiff = 4000

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="heshu-cli-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.desk = self.path("desk.heshu")

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        path = self.path(name)
        with open(path, "wb") as out:
            out.write(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    def run_cli(self, *arguments, stdin=b"", env=None, prefix=()):
        variables = {key: value for key, value in os.environ.items()
                     if not key.startswith("LC_") and key not in ("LANG", "LANGUAGE", "HESHU_EDITOR", "XDG_CONFIG_HOME")}
        variables |= {"LC_ALL": "C.UTF-8", "HOME": self.folder, "XDG_DATA_HOME": self.path("data"),
                      "XDG_CACHE_HOME": self.path("cache"), "XDG_CONFIG_HOME": self.path("config")}
        for key, value in (env or {}).items():
            variables.pop(key, None)
            if value is not None:
                variables[key] = value
        if isinstance(stdin, str):
            stdin = stdin.encode("utf-8")
        return Result(subprocess.run([*prefix, CLI, *arguments], input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                     env=variables, check=False, timeout=100))

    def ok(self, *arguments, **options):
        """Runs what must succeed"""
        result = self.run_cli(*arguments, **options)
        self.assertEqual(result.status, 0, result)
        return result

    def fails(self, status, *arguments, **options):
        """Runs what must fail: with a sentence, and nothing on standard output"""
        result = self.run_cli(*arguments, **options)
        self.assertEqual(result.status, status, result)
        self.assertTrue(result.err.strip(), result)
        self.assertNotIn("Traceback", result.err)
        return result

    def make_desk(self):
        files = [self.write(f"{name}.txt", text) for name, text in
                 (("huiji", HUIJI), ("guancheng", GUANCHENG), ("zone", ZONE))]
        self.ok("import", "--desk", self.desk, *files)

    def metrics(self, *arguments):
        return self.ok("metrics", "--desk", self.desk, "--format=jsonl", *arguments).lines

    def metric(self, text):
        """The one metric of the desk that is printed so"""
        found = [m for m in self.metrics() if m["text"] == text]
        self.assertEqual(len(found), 1, f"{text}: {found}")
        return found[0]

    def edit(self, *records, arguments=(), status=0, **options):
        lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        result = self.run_cli("edit", "--desk", self.desk, *arguments, stdin=lines, **options)
        self.assertEqual(result.status, status, result)
        return result


class TapResult(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.number = 0

    def say(self, good, test, remark=""):
        self.number += 1
        name = test.id().split(".", 1)[1]
        print(f"{'ok' if good else 'not ok'} {self.number} {name}{remark}", flush=True)

    def addSuccess(self, test):
        super().addSuccess(test)
        self.say(True, test)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.say(True, test, f" # SKIP {reason}")

    def tell(self, test, err):
        self.say(False, test)
        for line in "".join(traceback.format_exception(*err)).splitlines():
            print(f"# {line}")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.tell(test, err)

    def addError(self, test, err):
        super().addError(test, err)
        self.tell(test, err)

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self.tell(subtest, err)


def main():
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
    result = TapResult()
    suite.run(result)
    print(f"1..{result.number}")
    sys.exit(0 if result.wasSuccessful() else 1)

# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk from the shell: import, lists, edits, history, undo and redo across runs, removal, export."""
import base64
import csv
import hashlib
import io
import json
import os
import pty
import subprocess
import unittest

import support

ALL = ("61.25%", "70.4%", "2780人", "312.5万元", "1100余人次", "57.8%", "4120人", "3.5%", "130个", "1960人")


class Import(support.CliTest):
    def test_files_and_summary(self):
        path = self.write("huiji.txt", support.HUIJI)
        result = self.ok("import", "--desk", self.desk, path)
        self.assertEqual(result.out, "")
        self.assertRegex(result.err, r"1 report imported with \d+ metrics")
        (report,) = self.ok("list", "--desk", self.desk, "reports").lines
        self.assertEqual(report["name"], "huiji.txt")
        self.assertEqual(report["sha256"], hashlib.sha256(support.HUIJI.encode()).hexdigest())
        self.assertEqual(report["encoding"].upper(), "UTF-8")

    def test_folder(self):
        os.makedirs(self.path("in/sub"))
        self.write("in/a.txt", support.HUIJI)
        self.write("in/sub/b.md", "# 管城健康\n\n" + support.GUANCHENG)
        self.write("in/.hidden.txt", support.ZONE)
        self.ok("import", "--desk", self.desk, self.path("in"))
        names = {report["name"] for report in self.ok("list", "--desk", self.desk, "reports").lines}
        self.assertEqual(names, {"a.txt", "b.md"})

    def test_same_bytes_twice(self):
        """Recognised under any name; nothing is added, and that is no failure"""
        self.make_desk()
        before = self.metrics()
        result = self.ok("import", "--desk", self.desk, self.write("again.txt", support.HUIJI))
        self.assertIn("huiji.txt", result.err)
        self.assertEqual(self.metrics(), before)

    def test_bad_files_do_not_end_the_batch(self):
        good = self.write("good.txt", support.HUIJI)
        empty, binary = self.write("empty.txt", ""), self.write("b.bin", bytes(range(256)) * 64)
        junk = self.write("junk.txt", bytes([1, 2, 3]))
        result = self.run_cli("import", "--desk", self.desk, empty, good, binary, junk, self.path("missing.txt"))
        self.assertEqual(result.status, 1)
        for name in ("empty.txt", "b.bin", "junk.txt", "missing.txt"):
            self.assertEqual(sum(name in line for line in result.err.splitlines()), 1, result)
        self.assertEqual([r["name"] for r in self.ok("list", "--desk", self.desk, "reports").lines], ["good.txt"])

    def test_encoding(self):
        """The guess is shown, and --encoding overrides it"""
        path = self.write("a.txt", support.HUIJI.encode("gb18030"))
        self.assertIn("GB18030", self.ok("import", "--desk", self.path("guessed.heshu"), path).err)
        result = self.ok("import", "--desk", self.desk, "--encoding=GB18030", path)
        self.assertNotIn("GB18030", result.err)
        self.assertEqual(self.metric("61.25%")["area"], "惠济区")

    def test_no_progress_without_a_terminal(self):
        result = self.ok("import", "--desk", self.desk, self.write("a.txt", support.HUIJI))
        self.assertNotIn("\r", result.err)
        self.assertNotIn("\033", result.err)

    def test_progress_on_a_terminal(self):
        """What is being read, on one line that is cleared; the sentences behind it stay"""
        try:
            terminal, end = pty.openpty()
        except OSError as error:
            self.skipTest(f"there is no terminal to be had: {error}")
        done = subprocess.run([support.CLI, "import", "--desk", self.desk, self.write("a.txt", support.HUIJI)],
                              stderr=end, stdout=subprocess.PIPE, check=False, env={**os.environ, "LC_ALL": "C.UTF-8"})
        os.close(end)
        shown = os.read(terminal, 65536).decode("utf-8")
        os.close(terminal)
        self.assertEqual((done.returncode, done.stdout), (0, b""))
        self.assertIn("a.txt", shown)
        self.assertRegex(shown, r"\r\x1b\[K *100%")
        self.assertRegex(shown.splitlines()[-1], r"^(.*\r)?(\x1b\[K)?heshu-cli import: 1 report imported")

    def test_own_desk(self):
        """Without --desk it is the person's own, made where it is missing"""
        self.ok("import", self.write("a.txt", support.HUIJI))
        self.assertTrue(os.path.exists(self.path("data/heshu/desk.heshu")))
        self.assertTrue(self.ok("metrics", "--format=jsonl").lines)

    def test_html(self):
        page = f"<html><head><title>页</title></head><body><h1>家门口的健康守门人</h1>" + "".join(
            f"<p>{line}</p>" for line in support.HUIJI.split("\n\n")[3:]) + "</body></html>"
        self.ok("import", "--desk", self.desk, self.write("a.html", page))
        self.assertEqual(self.metric("61.25%")["value"], "61.25")


class Metrics(support.CliTest):
    def setUp(self):
        super().setUp()
        self.make_desk()

    def texts(self, *arguments):
        return {m["text"] for m in self.metrics(*arguments)}

    def test_all(self):
        self.assertLessEqual(set(ALL), self.texts())
        for metric in self.metrics():
            self.assertEqual(metric["state"], "proposed")
            self.assertEqual(metric["tags"], [])
            self.assertRegex(metric["id"], r"^[0-9a-f]{8}-[0-9a-f]{4}-7")

    def test_filters(self):
        self.assertEqual(self.texts("--indicator=家庭医生签约率"), {"61.25%", "57.8%"})
        self.assertIn("61.25%", self.texts("--area=惠济区"))
        self.assertNotIn("57.8%", self.texts("--area=惠济区"))
        self.assertEqual(self.texts("--area=惠济"), self.texts("--area=410108"))
        self.assertEqual(self.texts("--area=惠济"), self.texts("--area=郑州市惠济区"))
        self.assertEqual(self.texts("--period=2021"), self.texts())
        self.assertEqual(self.texts("--period=2019"), set())
        self.assertIn("2780人", self.texts("--search=筛查"))  # two characters, which trigrams never find
        self.assertNotIn("61.25%", self.texts("--search=筛查"))
        self.assertEqual(self.texts("--state=confirmed"), set())
        self.assertEqual(self.texts("--tag=头条"), set())

    def test_formats_hold_the_same(self):
        rows = list(csv.DictReader(io.StringIO(self.ok("metrics", "--desk", self.desk).out, newline="")))
        lines = self.metrics()
        self.assertEqual([row["id"] for row in rows], [line["id"] for line in lines])
        self.assertEqual([row["value"] for row in rows], [line["value"] for line in lines])
        self.assertTrue(all(row["source_line"] for row in rows))
        table = self.ok("metrics", "--desk", self.desk, "--format=table").out
        self.assertEqual(len(table.splitlines()), len(lines) + 1)

    def test_output_file(self):
        output = self.path("指标.xlsx")
        result = self.ok("metrics", "--desk", self.desk, "--format=xlsx", "--output", output)
        self.assertEqual(result.bytes, b"")
        with open(output, "rb") as book:
            self.assertEqual(book.read(2), b"PK")

    def test_unknown_area(self):
        self.assertIn("哈尔滨星区", self.fails(2, "metrics", "--desk", self.desk, "--area=哈尔滨星区").err)

    def test_area_that_names_several_districts(self):
        """鼓楼区 stands in Nanjing, Kaifeng, Fuzhou and Xuzhou: the person is asked"""
        result = self.fails(2, "metrics", "--desk", self.desk, "--area=鼓楼区")
        for code in ("320106", "410204", "350102", "320302"):
            self.assertIn(code, result.err)


class Lists(support.CliTest):
    def test_each(self):
        self.make_desk()
        reports = self.ok("list", "--desk", self.desk, "reports").lines
        self.assertEqual([r["name"] for r in reports], ["huiji.txt", "guancheng.txt", "zone.txt"])
        self.assertTrue(all(r["metrics"] > 0 and r["reviewed"] == 0 for r in reports))
        articles = self.ok("list", "--desk", self.desk, "articles").lines
        self.assertIn("社区里的健康驿站", [a["title"] for a in articles])
        indicators = {i["name"]: i["metrics"] for i in self.ok("list", "--desk", self.desk, "indicators").lines}
        self.assertEqual(indicators["家庭医生签约率"], 2)
        districts = {d["name"] for d in self.ok("list", "--desk", self.desk, "districts").lines}
        self.assertLessEqual({"惠济区", "管城回族区"}, districts)
        self.assertEqual(self.ok("list", "--desk", self.desk, "tags").out, "")
        self.assertEqual(self.ok("list", "--desk", self.desk, "charts").out, "")
        self.assertEqual(self.ok("list", "--desk", self.desk, "findings").out, "")
        for form in ("csv", "table"):
            self.assertEqual(len(self.ok("list", "--desk", self.desk, f"--format={form}", "reports").out.splitlines()), 4)
        agencies = {a["name"]: a["metrics"] for a in self.ok("list", "--desk", self.desk, "agencies").lines}
        self.assertTrue(all(n > 0 for n in agencies.values()), agencies)
        self.assertTrue(any("惠济区" in name for name in agencies), agencies)

    def test_find(self):
        """What the form of a metric completes from, by pinyin, code and parts of names"""
        self.make_desk()
        def find(text, what):
            return self.ok("list", "--desk", self.desk, f"--find={text}", what).lines
        first = find("jtysqyl", "indicators")[0]
        self.assertEqual((first["name"], first["metrics"]), ("家庭医生签约率", 2))
        first = find("hjq", "districts")[0]
        self.assertEqual((first["id"], first["name"], first["within"]), ("410108", "惠济区", "河南省郑州市"))
        self.assertGreater(first["metrics"], 0)
        self.assertEqual(find("410108", "districts")[0]["name"], "惠济区")
        towers = [d["id"] for d in find("gulouqu", "districts") if d["name"] == "鼓楼区"]
        self.assertLessEqual({"320106", "410204", "350102", "320302"}, set(towers))
        health = [a["name"] for a in find("wsjk", "agencies")]
        self.assertTrue(health and all("卫生健康" in name for name in health), health)
        self.assertGreater(len(find("", "districts")), 2800)
        self.assertEqual(find("qqqqqqqq", "indicators"), [])
        self.assertEqual(find("j" * 100000, "indicators"), [])
        self.assertIn("--find", self.fails(2, "list", "--desk", self.desk, "--find=x", "tags").err)


class Edits(support.CliTest):
    def setUp(self):
        super().setUp()
        self.make_desk()
        self.rate = self.metric("61.25%")

    def record(self, field, after, **more):
        return {"object_kind": "metric", "object_id": self.rate["id"], "field": field, "after": after, **more}

    def test_a_record_says_who_unless_the_person_does(self):
        (done,) = self.edit(self.record("note", "甲", who="李"), env={"HESHU_EDITOR": "王"}).lines
        self.assertEqual(done["who"], "李")
        (done,) = self.edit(self.record("note", "乙", who="李"), arguments=["--who", "张"]).lines
        self.assertEqual(done["who"], "张")
        (done,) = self.edit(self.record("note", "丙"), env={"HESHU_EDITOR": "王"}).lines
        self.assertEqual(done["who"], "王")

    def test_correct_undo_redo_in_runs_of_their_own(self):
        before = self.metrics()
        (done,) = self.edit(self.record("value", "61.52", before="61.25", why="misprint"), env={"HESHU_EDITOR": "李"}).lines
        self.assertEqual((done["before"], done["after"], done["who"], done["why"]), ("61.25", "61.52", "李", "misprint"))
        corrected = self.metric("61.25%")
        self.assertEqual((corrected["value"], corrected["state"]), ("61.52", "corrected"))
        self.assertEqual(corrected["origins"]["value"], "person")
        self.assertEqual(corrected["origins"]["unit"], "rule")
        after = self.metrics()

        self.fails(1, "undo", "--desk", self.desk, "--who", "王")  # another person has nothing to undo
        (undone,) = self.ok("undo", "--desk", self.desk, "--who", "李").lines
        self.assertEqual((undone["after"], undone["reverses"]), ("61.25", done["group"]))
        self.assert_same(self.metrics(), before)
        self.ok("redo", "--desk", self.desk, "--who", "李")
        self.assert_same(self.metrics(), after)
        self.fails(1, "redo", "--desk", self.desk, "--who", "李")
        history = self.ok("history", "--desk", self.desk, self.rate["id"]).lines
        self.assertEqual([h["after"] for h in history], ["61.52", "61.25", "61.52"])
        self.assertEqual(len(self.ok("history", "--desk", self.desk, "--limit=1").lines), 1)

    def assert_same(self, some, others):
        """But for the revision, which counts every change"""
        strip = lambda metrics: [{k: v for k, v in m.items() if k != "revision"} for m in metrics]
        self.assertEqual(strip(some), strip(others))

    def test_all_or_none(self):
        before = self.metrics()
        result = self.edit(self.record("value", "1"), self.record("value", "五"), status=1)
        self.assertEqual(result.out, "")
        self.assertEqual(self.metrics(), before)
        self.assertEqual(self.ok("history", "--desk", self.desk).out, "")

    def test_one_gesture_is_undone_at_once(self):
        lines = self.edit(self.record("value", "1"), self.record("unit", "个")).lines
        self.assertEqual(len({line["group"] for line in lines}), 1)
        self.assertEqual(len(self.ok("undo", "--desk", self.desk).lines), 2)
        self.assertEqual(self.metric("61.25%")["value"], "61.25")

    def test_records_can_be_fed_again(self):
        printed = self.edit(self.record("note", "与上年口径不同")).out
        self.ok("undo", "--desk", self.desk)
        path = self.write("again.jsonl", printed)
        self.ok("edit", "--desk", self.desk, path)
        self.assertEqual(self.metric("61.25%")["note"], "与上年口径不同")

    def test_conflict_shows_both_values(self):
        result = self.edit(self.record("value", "62", before="60"), status=1)
        self.assertIn("61.25", result.err)
        self.assertIn("60", result.err)
        self.assertEqual(self.metric("61.25%")["value"], "61.25")

    def test_decisions_notes_and_tags(self):
        self.edit(self.record("decision", "confirmed"))
        self.assertEqual(self.metric("61.25%")["state"], "confirmed")
        self.edit(self.record("tags", "头条\n待核"))
        self.assertEqual(self.metric("61.25%")["tags"], sorted(["头条", "待核"]))
        self.assertEqual([m["text"] for m in self.metrics("--tag=头条")], ["61.25%"])
        self.assertEqual({t["name"] for t in self.ok("list", "--desk", self.desk, "tags").lines}, {"头条", "待核"})
        self.edit(self.record("decision", "rejected"))
        self.assertEqual(self.metric("61.25%")["state"], "rejected")
        self.assertEqual([m["text"] for m in self.metrics("--state=rejected")], ["61.25%"])

    def test_wrong_records(self):
        before = self.metrics()
        cases = ["not json", "[]", "{}", json.dumps(self.record("colour", "red")), json.dumps(self.record("value", 5)),
                 json.dumps(self.record("value", "1") | {"object_kind": "thing"}),
                 json.dumps(self.record("value", "1") | {"object_id": "01234567-89ab-7def-8000-000000000000"}),
                 json.dumps(self.record("measure", "size")), json.dumps(self.record("period", "去年")),
                 json.dumps(self.record("decision", "perhaps"))]
        for line in cases:
            with self.subTest(line):
                result = self.run_cli("edit", "--desk", self.desk, stdin=line)
                self.assertEqual(result.status, 1, result)
                self.assertEqual(result.out, "")
                self.assertEqual(self.metrics(), before)
        self.fails(1, "edit", "--desk", self.desk, self.path("missing.jsonl"))
        self.assertEqual(self.ok("edit", "--desk", self.desk, stdin="").out, "")

    def test_line_is_named(self):
        result = self.run_cli("edit", "--desk", self.desk, stdin=json.dumps(self.record("note", "x")) + "\n\n{}\n")
        self.assertIn("3", result.err)

    def test_programs_at_the_same_time(self):
        """Each waits for the other, nothing that was acknowledged is lost"""
        metrics = self.metrics()[:8]
        running = []
        for number, metric in enumerate(metrics):
            record = {"object_kind": "metric", "object_id": metric["id"], "field": "note", "after": f"备注{number}"}
            process = subprocess.Popen([support.CLI, "edit", "--desk", self.desk, "--who", f"编辑{number}"],
                                       stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                       env={**os.environ, "LC_ALL": "C.UTF-8"})
            process.stdin.write(json.dumps(record).encode() + b"\n")
            running.append(process)
        for process in running:
            out, err = process.communicate(timeout=60)
            self.assertEqual((process.returncode, err), (0, b""))
            self.assertEqual(len(out.splitlines()), 1)
        self.assertEqual([m["note"] for m in self.metrics()[:8]], [f"备注{number}" for number in range(len(metrics))])
        self.assertEqual(len(self.ok("history", "--desk", self.desk).lines), len(metrics))

    def test_remove_and_undo(self):
        (done,) = self.ok("remove", "--desk", self.desk, "huiji.txt").lines
        self.assertEqual((done["object_kind"], done["field"]), ("report", "removed"))
        self.assertNotIn("61.25%", {m["text"] for m in self.metrics()})
        self.assertEqual({m["source"] for m in self.metrics("--search=签约率")}, {"guancheng.txt"})
        self.ok("import", "--desk", self.desk, self.write("new.txt", support.HUIJI.replace("61.25", "61.35")))
        self.ok("undo", "--desk", self.desk)
        self.assertIn("61.25%", {m["text"] for m in self.metrics("--search=签约率")})
        self.fails(1, "remove", "--desk", self.desk, "no-such-report")


class Export(support.CliTest):
    def test_everything_is_in_it(self):
        self.make_desk()
        rate = self.metric("61.25%")
        self.edit({"object_kind": "metric", "object_id": rate["id"], "field": "note", "after": "核"})
        output = self.path("desk.jsonl")
        self.ok("export", "--desk", self.desk, "--output", output)
        with open(output, encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines]
        self.assertEqual(records[0]["record"], "desk")
        self.assertEqual([r for r in records if "record" not in r], self.metrics())
        reports = [r for r in records if r.get("record") == "report"]
        self.assertEqual(base64.b64decode(reports[0]["bytes"]), support.HUIJI.encode())
        self.assertEqual(reports[0]["text"], support.HUIJI)
        self.assertEqual([r["after"] for r in records if r.get("record") == "edit"], ["核"])
        self.assertEqual(self.ok("export", "--desk", self.desk, "--output=-").bytes, open(output, "rb").read())

    def test_import_of_an_export_is_the_same_desk(self):
        """Ids, origins, evidence, decisions, history and what can be undone: all of it comes back"""
        self.make_desk()
        self.ok("import", "--desk", self.desk, self.write("页.md", "# 管城健康\n\n" + support.GUANCHENG.split("\n\n")[3]))
        rate, count = self.metric("61.25%"), self.metric("2780人")
        change = lambda metric, field, after: {"object_kind": "metric", "object_id": metric["id"], "field": field,
                                               "after": after}
        self.edit(change(rate, "value", "61.52"), change(rate, "note", "核"), env={"HESHU_EDITOR": "李"})
        self.edit(change(count, "decision", "confirmed"), change(count, "tags", "头条\n待核"), env={"HESHU_EDITOR": "王"})
        self.edit(change(count, "area", "金水区"), env={"HESHU_EDITOR": "王"})
        self.ok("undo", "--desk", self.desk, "--who", "王")
        exported = self.path("desk.jsonl")
        self.ok("export", "--desk", self.desk, "--output", exported)
        copy = self.path("copy.heshu")
        self.ok("import", "--desk", copy, exported)

        def content(desk):
            lines = self.ok("export", "--desk", desk, "--output=-").lines[1:]
            return [{key: value for key, value in line.items() if key != "revision"} for line in lines]

        self.assertEqual(content(copy), content(self.desk))
        self.ok("import", "--desk", copy, exported)  # once more: nothing is doubled
        self.assertEqual(content(copy), content(self.desk))
        for desk in (self.desk, copy):
            self.ok("redo", "--desk", desk, "--who", "王")
            self.ok("undo", "--desk", desk, "--who", "李")
        strip = lambda records: [{key: value for key, value in record.items() if key not in ("id", "group", "when", "reverses", "revision")}
                                 for record in records]
        self.assertEqual(strip(content(copy)), strip(content(self.desk)))
        self.assertEqual(self.ok("metrics", "--desk", copy, "--tag=头条", "--format=jsonl").lines[0]["text"], "2780人")
        self.assertTrue(self.ok("metrics", "--desk", copy, "--search=筛查", "--format=jsonl").lines)

    def test_damaged_export(self):
        """A line that is not right is said with its number; nothing of that report comes in"""
        self.make_desk()
        exported = self.ok("export", "--desk", self.desk, "--output=-").out.splitlines()
        broken = [line.replace('"sha256":"', '"sha256":"0', 1) if '"name":"huiji.txt"' in line else line for line in exported]
        path = self.write("broken.jsonl", "\n".join(broken) + "\n")
        copy = self.path("copy.heshu")
        result = self.run_cli("import", "--desk", copy, path)
        self.assertEqual(result.status, 1, result)
        self.assertIn("broken.jsonl", result.err)
        names = {report["name"] for report in self.ok("list", "--desk", copy, "reports").lines}
        self.assertEqual(names, {"guancheng.txt", "zone.txt"})


class Sample(support.CliTest):
    def test_named_and_marked(self):
        """Invented figures say so wherever they go"""
        self.ok("import", "--desk", self.desk, "--sample")
        self.assertTrue(all("示例数据" in m["source_line"] for m in self.metrics()))
        rows = csv.DictReader(io.StringIO(self.ok("metrics", "--desk", self.desk).out, newline=""))
        self.assertTrue(all("示例数据" in row["source_line"] for row in rows))
        self.assertIn("示例数据", self.ok("metrics", "--desk", self.desk, "--format=table").out)
        self.assertEqual(self.ok("export", "--desk", self.desk, "--output=-").lines[0]["name"], "示例")
        self.ok("import", "--desk", self.desk, "--sample")  # again: they are known


if __name__ == "__main__":
    support.main()

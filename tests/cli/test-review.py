# SPDX-License-Identifier: GPL-3.0-or-later
"""What an editor does to a report on a desk, from the shell: edges, splitting, merging, evidence."""
import unittest

import support

PAGE = """区卫健委

家门口的健康守门人

2021年，惠济区卫生健康委员会组建家庭医生团队58个，完成筛查2780至3100人次，发放补助金312.5万元。
"""


class Review(support.CliTest):
    def setUp(self):
        super().setUp()
        self.ok("import", "--desk", self.desk, self.write("page.txt", PAGE))

    def do(self, command, *arguments, who="Anne"):
        return self.ok(command, "--desk", self.desk, f"--who={who}", *arguments)

    def wrong(self, status, command, *arguments):
        return self.fails(status, command, "--desk", self.desk, "--who=Anne", *arguments)

    def texts(self):
        return [m["text"] for m in self.metrics()]

    def state(self):
        """All of the metrics but the counter of their changes"""
        return [{key: value for key, value in m.items() if key != "revision"} for m in self.metrics()]


class Spans(Review):
    def test_span(self):
        before, metric = self.state(), self.metric("312.5万元")
        start, end = metric["start"], metric["end"]
        preview = self.do("span", metric["id"], str(start + 1), str(end), "--preview")
        self.assertEqual(self.state(), before)
        done = self.do("span", metric["id"], str(start + 1), str(end))
        self.assertEqual([(e["field"], e["after"]) for e in preview.lines],
                         [(e["field"], e["after"]) for e in done.lines])
        moved = self.metric("12.5万元")
        self.assertEqual((moved["id"], moved["value"], moved["start"]), (metric["id"], "125000", start + 1))
        self.assertEqual((moved["origins"]["span"], moved["origins"]["value"]), ("person", "rule"))
        self.assertEqual(self.do("reextract").out, "")
        self.assertEqual(self.metric("12.5万元"), moved)
        self.do("undo")
        self.assertEqual(self.state(), before)

    def test_split_and_merge(self):
        before, whole = self.state(), self.metric("2780至3100人次")
        self.do("split", whole["id"], str(whole["start"] + 4))
        first, second = self.metric("2780"), self.metric("3100人次")
        self.assertEqual((first["id"], first["value"], second["value"]), (whole["id"], "2780", "3100"))
        self.assertEqual(second["area"], "惠济区")
        self.do("merge", second["id"], first["id"])
        merged = self.metric("2780至3100人次")
        self.assertEqual((merged["id"], merged["value"], merged["value_max"]), (whole["id"], "2780", "3100"))
        self.assertEqual(self.texts(), [m["text"] for m in before])
        self.do("undo")
        self.assertEqual(self.metric("3100人次"), second | {"revision": self.metric("3100人次")["revision"]})
        self.do("undo")
        self.assertEqual(self.state(), before)

    def test_wrong(self):
        before, metric = self.state(), self.metric("312.5万元")
        far = self.metric("58个")
        for arguments in (["span", metric["id"], "一", "9"], ["span", metric["id"], "-1", "9"],
                          ["split", metric["id"], "1e3"]):
            self.wrong(2, *arguments)
        for arguments in (["span", metric["id"], "9", "9"], ["span", metric["id"], "9", "99999"],
                          ["split", metric["id"], str(metric["start"])], ["merge", metric["id"], metric["id"]],
                          ["merge", metric["id"], far["id"]], ["split", "nothing", "3"]):
            self.wrong(1, *arguments)
        self.assertEqual(self.state(), before)
        self.assertEqual(self.ok("history", "--desk", self.desk).out, "")

    def test_export_and_merge(self):
        """Another desk gets the edges and what was pointed at, and keeps them too"""
        metric = self.metric("312.5万元")
        self.do("span", metric["id"], str(metric["start"] + 1), str(metric["end"]))
        self.edit({"object_kind": "metric", "object_id": metric["id"], "field": "area.evidence", "after": "0-2"})
        self.ok("export", "--desk", self.desk, "--output", self.path("desk.jsonl"))
        there = self.metrics()
        self.desk = self.path("other.heshu")
        self.ok("import", "--desk", self.desk, self.path("desk.jsonl"))
        self.do("reextract")
        moved = self.metric("12.5万元")
        self.assertEqual(moved["evidence"]["area"], {"start": 0, "end": 2, "rule": "person"})
        self.assertEqual({m["text"] for m in self.metrics()}, {m["text"] for m in there})


class Evidence(Review):
    def test_point(self):
        metric = self.metric("312.5万元")
        self.edit({"object_kind": "metric", "object_id": metric["id"], "field": "area.evidence", "after": "2-4"},
                  arguments=("--who=Anne",))
        pointed = self.metric("312.5万元")
        self.assertEqual(pointed["evidence"]["area"], {"start": 2, "end": 4, "rule": "person"})
        self.assertEqual((pointed["state"], pointed["area"]), ("proposed", metric["area"]))
        self.do("reextract")
        self.assertEqual(self.metric("312.5万元")["evidence"]["area"], pointed["evidence"]["area"])
        self.do("undo")
        self.assertEqual(self.metric("312.5万元")["evidence"], metric["evidence"])

    def test_outside(self):
        metric = self.metric("312.5万元")
        result = self.edit({"object_kind": "metric", "object_id": metric["id"], "field": "area.evidence",
                            "after": "2-40000"}, status=1)
        self.assertIn("2-40000", result.err)


class Steps(Review):
    def set(self, metric, field, after, who="Anne"):
        (record,) = self.edit({"object_kind": "metric", "object_id": metric["id"], "field": field, "after": after},
                              arguments=(f"--who={who}",)).lines
        return record

    def test_restore(self):
        """An older value comes back with where it was read, as a new step"""
        metric = self.metric("312.5万元")
        first, second = self.set(metric, "value", "400"), self.set(metric, "value", "500", who="Bert")
        (done,) = self.do("edit", f"--restore={second['id']}", who="Bert").lines
        self.assertEqual((done["before"], done["after"], done["reverses"]), ("500", "400", None))
        self.do("edit", f"--restore={first['id']}")
        back = self.metric("312.5万元")
        for member in ("value", "evidence", "confidence", "origins", "state"):
            self.assertEqual(back[member], metric[member])
        self.assertEqual(self.do("edit", f"--restore={first['id']}").out, "")
        self.assertEqual(len(self.ok("history", "--desk", self.desk).lines), 4)
        self.do("undo")
        self.assertEqual(self.metric("312.5万元")["value"], "400")

    def test_restore_wrong(self):
        metric = self.metric("2780至3100人次")
        self.wrong(1, "edit", "--restore=nothing")
        split = self.do("split", metric["id"], str(metric["start"] + 4)).lines
        made = next(record for record in split if record["field"] == "created")
        self.assertIn("undo", self.wrong(1, "edit", f"--restore={made['id']}").err)
        record = self.set(metric, "value", "1")
        self.set(metric, "removed", "true")
        self.wrong(1, "edit", f"--restore={record['id']}")

    def test_undo_older_step(self):
        """One older step alone; what is undone and done after it goes on as ever"""
        first, second = self.metric("312.5万元"), self.metric("58个")
        older, newer = self.set(first, "value", "1"), self.set(second, "value", "2")
        self.do("undo", older["id"])
        self.assertEqual((self.metric("312.5万元")["value"], self.metric("58个")["value"]), ("3125000", "2"))
        self.do("redo")
        self.assertEqual(self.metric("312.5万元")["value"], "1")
        self.do("undo", older["group"] and self.ok("history", "--desk", self.desk, "-n", "1").lines[0]["group"])
        self.assertEqual(self.metric("312.5万元")["value"], "3125000")
        self.do("undo")
        self.assertEqual(self.metric("58个")["value"], "58")
        self.wrong(1, "undo")
        self.assertIn("taken back", self.wrong(1, "undo", newer["id"]).err)

    def test_later_builds_on_it(self):
        metric = self.metric("312.5万元")
        older = self.set(metric, "value", "400")
        self.set(metric, "unit", "美元")
        self.set(metric, "value", "500", who="Bert")
        error = self.wrong(1, "undo", older["id"]).err
        for word in ("400", "500", "Bert"):
            self.assertIn(word, error)
        self.do("undo", who="Bert")
        self.do("undo", older["id"])
        self.assertEqual((self.metric("312.5万元")["value"], self.metric("312.5万元")["unit"]), ("3125000", "美元"))

    def test_what_it_made_is_needed(self):
        whole = self.metric("2780至3100人次")
        split = self.do("split", whole["id"], str(whole["start"] + 4)).lines
        second = self.metric("3100人次")
        self.set(second, "decision", "confirmed")
        self.assertIn("decision", self.wrong(1, "undo", split[0]["group"]).err)
        self.do("undo")
        self.do("undo", split[0]["group"])
        self.assertEqual(self.metric("2780至3100人次")["id"], whole["id"])

    def test_of_another(self):
        record = self.set(self.metric("58个"), "value", "59", who="Bert")
        self.assertIn("Bert", self.wrong(1, "undo", record["id"]).err)
        self.assertEqual(self.metric("58个")["value"], "59")


if __name__ == "__main__":
    support.main()

# SPDX-License-Identifier: GPL-3.0-or-later
"""What a desk takes in after the import: extracting again, and what it learns from its editors."""
import json
import os

import support

# A newsroom's own words: a unit that the program does not know
UNITS = """<?xml version="1.0" encoding="UTF-8"?>
<lexicon id="ours" version="1">
  <units dimension="count">
    <unit>瓣</unit>
  </units>
</lexicon>
"""
PAGE = """区卫健委

家门口的健康守门人

2021年，惠济区卫生健康委员会组建家庭医生团队58个，分发大蒜2400瓣，义诊1203人。
"""


class Learning(support.CliTest):
    def setUp(self):
        super().setUp()
        self.ok("import", "--desk", self.desk, self.write("page.txt", PAGE))

    def learn_unit(self):
        os.makedirs(self.path("config/heshu/lexicons"), exist_ok=True)
        self.write("config/heshu/lexicons/ours.xml", UNITS)

    def edit(self, metric_id, field, after):
        record = {"object_kind": "metric", "object_id": metric_id, "field": field, "after": after}
        self.ok("edit", "--desk", self.desk, "--who=Anne", stdin=json.dumps(record))

    def reextract(self, *arguments):
        return self.ok("reextract", "--desk", self.desk, "--who=Bert", *arguments)


class Reextract(Learning):
    def test_nothing_new(self):
        before = self.metrics()
        result = self.reextract()
        self.assertEqual(result.out, "")
        self.assertIn("nothing changed", result.err)
        self.assertEqual(self.metrics(), before)
        self.assertEqual(self.ok("history", "--desk", self.desk).out, "")

    def test_preview_changes_nothing(self):
        self.learn_unit()
        before = self.metrics()
        result = self.reextract("--preview")
        self.assertTrue(result.lines)
        self.assertEqual(self.metrics(), before)
        self.assertEqual(self.ok("history", "--desk", self.desk).out, "")
        self.assertEqual(self.reextract().lines, result.lines)

    def test_changes_and_undo(self):
        before = self.metrics()
        self.learn_unit()
        result = self.reextract("page.txt")
        (garlic,) = [m for m in self.metrics() if m["value"] == "2400"]
        self.assertEqual((garlic["text"], garlic["unit"]), ("2400瓣", "瓣"))
        self.assertTrue(any(line["after"] == "瓣" or line["text"] == "2400瓣" for line in result.lines), result)
        self.ok("undo", "--desk", self.desk, "--who=Bert")
        undone = self.metrics()
        for metric in before + undone:
            metric.pop("revision", None)
        self.assertEqual(undone, before)
        self.ok("redo", "--desk", self.desk, "--who=Bert")
        self.assertTrue(any(m["text"] == "2400瓣" for m in self.metrics()))

    def test_editor_keeps(self):
        """A confirmed metric and a corrected field stand; what is read now is said beside them"""
        self.learn_unit()
        self.reextract()
        doctor, garlic = self.metric("1203人"), self.metric("2400瓣")
        self.edit(doctor["id"], "unit", "人次")
        self.edit(garlic["id"], "decision", "confirmed")
        os.remove(self.path("config/heshu/lexicons/ours.xml"))
        lines = self.reextract().lines
        self.assertEqual(self.metric("1203人")["unit"], "人次")
        self.assertIn(("kept", "unit", "人次", "人"),
                      [(line["change"], line["field"], line["before"], line["after"]) for line in lines])
        kept = self.metric("2400瓣")
        self.assertEqual((kept["unit"], kept["state"]), ("瓣", "confirmed"))
        self.assertTrue([line for line in lines if line["change"] == "kept" and line["id"] == garlic["id"]], lines)

    def test_unknown_report(self):
        self.fails(1, "reextract", "--desk", self.desk, "nothing.txt")

    def test_formats(self):
        self.learn_unit()
        self.assertIn("change,source,id", self.reextract("--preview", "--format=csv").out)
        self.assertIn("page.txt", self.reextract("--preview", "--format=table").out)


class ConfirmSure(Learning):
    FIELDS = ("value", "indicator", "area", "period")

    def sure(self):
        return self.ok("metrics", "--desk", self.desk, "--sure", "--format=jsonl").lines

    def test_rule(self):
        """Undecided, complete, and its lowest confidence is 0.9 or more"""
        expected = [m["id"] for m in self.metrics() if min(m["confidence"].values()) >= 0.9 and m["state"] == "proposed"
                    and all(m[field] for field in self.FIELDS)]
        self.assertTrue(expected)
        self.assertEqual([m["id"] for m in self.sure()], expected)

    def test_one_step(self):
        sure = {m["id"] for m in self.sure()}
        others = {m["id"] for m in self.metrics()} - sure
        done = self.ok("edit", "--desk", self.desk, "--who=Anne", "--confirm-sure").lines
        self.assertEqual({edit["object_id"] for edit in done}, sure)
        self.assertEqual(len({edit["group"] for edit in done}), 1)
        self.assertEqual({m["id"] for m in self.metrics() if m["state"] == "confirmed"}, sure)
        self.assertTrue(all(m["state"] == "proposed" for m in self.metrics() if m["id"] in others))
        self.assertEqual(self.sure(), [])
        self.ok("undo", "--desk", self.desk, "--who=Anne")
        self.assertEqual({m["id"] for m in self.sure()}, sure)

    def test_decided_ones_stay(self):
        first, *rest = self.sure()
        self.edit(first["id"], "decision", "rejected")
        self.ok("edit", "--desk", self.desk, "--who=Anne", "--confirm-sure", "--report=page.txt")
        self.assertEqual(self.metric(first["text"])["state"], "rejected")
        self.assertTrue(all(self.metric(m["text"])["state"] == "confirmed" for m in rest))


if __name__ == "__main__":
    support.main()

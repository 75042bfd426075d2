# SPDX-License-Identifier: GPL-3.0-or-later
"""What a desk takes in after the import: extracting again, and what it learns from its editors."""
import json
import os
import re
import uuid

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


MANY = """区卫健委

家门口的健康守门人

2021年，惠济区卫生健康委员会组建家庭医生团队58个，义诊1203人。

热线接听1500个来电，转办900个来电，办结800个来电。

新建卫生室12个。
"""


class Proposals(support.CliTest):
    def setUp(self):
        super().setUp()
        self.ok("import", "--desk", self.desk, self.write("many.txt", MANY), self.write("page.txt", PAGE))

    def edit(self, metric_id, field, after):
        record = {"object_kind": "metric", "object_id": metric_id, "field": field, "after": after}
        self.ok("edit", "--desk", self.desk, "--who=Anne", stdin=json.dumps(record))

    def proposals(self, kind):
        return [p for p in self.ok("list", "--desk", self.desk, "proposals").lines if p["kind"] == kind]

    def accept(self, proposal_id):
        return self.ok("edit", "--desk", self.desk, "--who=Anne", "--accept=" + proposal_id)

    def texts(self):
        return [(m["source"], m["text"], m["state"]) for m in self.metrics()]

    def test_nothing_without_review(self):
        self.assertEqual(self.ok("list", "--desk", self.desk, "proposals").out, "")

    def test_alias(self):
        """Another wording of an indicator: proposed with its count, in the registry once it is taken up, undone"""
        first = [m for m in self.metrics() if m["text"] == "58个"][0]
        wording = first["indicator"]
        self.edit(first["id"], "indicator", "签约医生团队")
        (proposal,) = self.proposals("alias")
        self.assertEqual((proposal["form"], proposal["meaning"], proposal["metric_id"]),
                         (wording, "签约医生团队", first["id"]))
        self.assertEqual(proposal["metrics"], len([m for m in self.metrics() if m["indicator"] == wording]))
        self.assertGreater(proposal["metrics"], 0)
        self.assertEqual(len(self.metrics("--indicator=签约医生团队")), 1)

        self.accept(proposal["id"])
        self.assertEqual(len(self.metrics("--indicator=签约医生团队")), 1 + proposal["metrics"])
        self.assertEqual(self.proposals("alias"), [])
        self.ok("undo", "--desk", self.desk, "--who=Anne")
        self.assertEqual(len(self.metrics("--indicator=签约医生团队")), 1)
        self.assertEqual(len(self.proposals("alias")), 1)
        self.ok("undo", "--desk", self.desk, "--who=Anne")
        self.assertEqual(self.proposals("alias"), [])

    def test_exclusion(self):
        """A rejected metric proposes a rule; it changes as many as it says, and one undo takes all back"""
        calls = [m for m in self.metrics() if m["text"] in ("1500个", "900个", "800个")]
        self.assertEqual(len(calls), 3)
        self.edit(calls[0]["id"], "decision", "rejected")
        (proposal,) = self.proposals("exclusion")
        self.assertEqual((proposal["form"], proposal["unit"], proposal["position"]), ("来电", "个", "after"))
        self.assertEqual(proposal["metrics"], 2)
        before = self.texts()

        result = self.accept(proposal["id"])
        self.assertIn("2 no longer found", result.err)
        self.assertEqual([text for text in before if text not in self.texts()],
                         [("many.txt", "900个", "proposed"), ("many.txt", "800个", "proposed")])
        self.assertEqual(self.proposals("exclusion"), [])
        again = self.write("later.txt", MANY + "\n又接听70个来电。\n")
        self.ok("import", "--desk", self.desk, again)
        self.assertFalse([m for m in self.metrics() if m["source"] == "later.txt" and m["text"] == "70个"])
        self.ok("undo", "--desk", self.desk, "--who=Anne")
        self.assertEqual([text for text in self.texts() if text[0] != "later.txt"], before)

    def test_decided_stays(self):
        """What an editor confirmed stays where a rule would exclude it"""
        calls = {m["text"]: m["id"] for m in self.metrics()}
        self.edit(calls["1500个"], "decision", "rejected")
        self.edit(calls["900个"], "decision", "confirmed")
        (proposal,) = self.proposals("exclusion")
        self.assertEqual(proposal["metrics"], 1)
        self.accept(proposal["id"])
        self.assertEqual(self.metric("900个")["state"], "confirmed")

    def test_unit(self):
        before = self.texts()
        result = self.ok("edit", "--desk", self.desk, "--who=Anne", "--learn-unit=瓣")
        self.assertIn(("term", "term:unit:瓣"), [(e["object_kind"], e["object_id"]) for e in result.lines])
        self.assertEqual(self.metric("2400瓣")["unit"], "瓣")
        self.ok("undo", "--desk", self.desk, "--who=Anne")
        self.assertEqual(self.texts(), before)

    def test_unit_of_a_correction(self):
        """A unit that an editor gave a figure, and that is not known, is proposed to the whole desk"""
        self.ok("import", "--desk", self.desk, self.write("more.txt", PAGE.replace("2400", "3400")))
        self.assertEqual(self.proposals("unit"), [])
        report = [m for m in self.metrics() if m["source"] == "page.txt"][0]["report_id"]
        start = PAGE.index("2400瓣")
        fields = {"report_id": report, "start": start, "end": start + 5, "value": "2400", "unit": "瓣"}
        added = {"object_kind": "metric", "object_id": str(uuid.uuid4()), "field": "created",
                 "after": json.dumps(fields)}
        self.ok("edit", "--desk", self.desk, "--who=Anne", stdin=json.dumps(added))
        first = self.metric("2400瓣")
        self.edit([m for m in self.metrics() if m["text"] == "58个"][0]["id"], "unit", "支")
        (proposal,) = self.proposals("unit")
        self.assertEqual((proposal["id"], proposal["form"], proposal["metric_id"]),
                         ("term:unit:瓣", "瓣", first["id"]))
        before = {m["id"]: m["unit"] for m in self.metrics()}

        result = self.accept(proposal["id"])
        self.assertEqual(self.metric("3400瓣")["unit"], "瓣")
        changed = re.findall(r"([0-9]+) (?:metrics? added|changed|no longer found)", result.err)
        self.assertEqual(proposal["metrics"], sum(map(int, changed)))
        self.assertEqual(self.proposals("unit"), [])
        self.ok("undo", "--desk", self.desk, "--who=Anne")
        self.assertEqual({m["id"]: m["unit"] for m in self.metrics()}, before)

    def test_not_now(self):
        """What is dismissed stays in the list, marked and last; it can be taken back, and taken up all the same"""
        calls = [m for m in self.metrics() if m["text"] in ("1500个", "1203人") and m["source"] == "many.txt"]
        for metric in calls:
            self.edit(metric["id"], "decision", "rejected")
        first, second = self.proposals("exclusion")
        done = self.ok("edit", "--desk", self.desk, "--who=Anne", "--dismiss=" + first["id"])
        self.assertEqual([(e["object_kind"], e["field"], e["after"]) for e in done.lines],
                         [("term", "dismissed", "true")])
        self.assertEqual([(p["id"], p["dismissed"]) for p in self.proposals("exclusion")],
                         [(second["id"], ""), (first["id"], "true")])
        self.ok("undo", "--desk", self.desk, "--who=Anne")
        self.assertEqual([p["id"] for p in self.proposals("exclusion")], [first["id"], second["id"]])
        self.fails(1, "edit", "--desk", self.desk, "--dismiss=alias:none=none")

        edits = self.path("history.jsonl")
        self.ok("edit", "--desk", self.desk, "--who=Anne", "--dismiss=" + first["id"])
        self.ok("export", "--desk", self.desk, "--output", edits)
        other = self.path("other.heshu")
        self.ok("import", "--desk", other, edits)
        listed = self.ok("list", "--desk", other, "proposals").lines
        self.assertEqual([p["id"] for p in listed if p["dismissed"]], [first["id"]])

    def test_merge(self):
        """Two indicators become one after their effect was told; one undo parts them"""
        first, second = [m for m in self.metrics() if m["text"] in ("58个", "1203人") and m["source"] == "many.txt"]
        one, other = first["indicator"], second["indicator"]
        named = len(self.metrics("--indicator=" + one)), len(self.metrics("--indicator=" + other))
        told = self.ok("edit", "--desk", self.desk, "--who=Anne", "--merge=" + one, "--into=" + other, "--preview")
        self.assertRegex(told.err, f"{named[0]} metrics? of “{one}” (is|are) found under “{other}”, too.")
        self.assertEqual(len(self.metrics("--indicator=" + other)), named[1])

        self.ok("edit", "--desk", self.desk, "--who=Anne", "--merge=" + one, "--into=" + other)
        self.assertEqual(len(self.metrics("--indicator=" + other)), sum(named))
        (entry,) = [e for e in self.ok("list", "--desk", self.desk, "registry").lines if e["name"] == other]
        self.assertEqual((entry["aliases"], entry["metrics"]), (one, sum(named)))
        self.ok("undo", "--desk", self.desk, "--who=Anne")
        self.assertEqual(len(self.metrics("--indicator=" + other)), named[1])
        self.fails(1, "edit", "--desk", self.desk, "--merge=" + one, "--into=nothing")
        self.fails(2, "edit", "--desk", self.desk, "--merge=" + one)

    def test_wrong_unit(self):
        for unit in ("", "12", "个", "a b"):
            self.fails(1, "edit", "--desk", self.desk, "--learn-unit=" + unit)

    def test_unknown_proposal(self):
        self.fails(1, "edit", "--desk", self.desk, "--accept=alias:none=none")

    def test_desk_takes_it_along(self):
        """Another machine that gets the desk, or its export, reads as this one does"""
        self.ok("edit", "--desk", self.desk, "--who=Anne", "--learn-unit=瓣")
        export = self.path("all.jsonl")
        self.ok("export", "--desk", self.desk, "--output", export)
        other = self.path("other.heshu")
        self.ok("import", "--desk", other, export)
        self.ok("import", "--desk", other, self.write("new.txt", PAGE.replace("2400", "3400")))
        units = {m["text"]: m["unit"] for m in self.ok("metrics", "--desk", other, "--format=jsonl").lines}
        self.assertEqual((units["2400瓣"], units["3400瓣"]), ("瓣", "瓣"))


if __name__ == "__main__":
    support.main()

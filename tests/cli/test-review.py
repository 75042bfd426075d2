# SPDX-License-Identifier: GPL-3.0-or-later
"""What an editor does to a report on a desk, from the shell: edges, splitting, merging, evidence."""
import json
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


class Signoff(Review):
    def sign(self, step, who, *arguments):
        return self.ok("signoff", "--desk", self.desk, f"--who={who}", "page.txt", str(step), *arguments)

    def signoffs(self):
        return [(line["step"], line["name"], line["who"], line["state"], line["reopened_by"])
                for line in self.ok("list", "--desk", self.desk, "signoffs").lines]

    def shown(self):
        (report,) = self.ok("list", "--desk", self.desk, "reports").lines
        return report["signoff"]

    def set(self, field, after, who, text="58个"):
        record = {"object_kind": "metric", "object_id": self.metric(text)["id"], "field": field, "after": after}
        return self.edit(record, arguments=(f"--who={who}",))

    def test_one_after_the_other(self):
        self.assertEqual(self.shown(), "")
        self.assertIn("1", self.wrong(1, "signoff", "page.txt", "2").err)
        self.sign(1, "Anne")
        self.sign(2, "Bert")
        self.sign(3, "Cora", "--name=签发")
        self.assertEqual(self.shown(), "1 编辑 Anne; 2 复审 Bert; 3 签发 Cora")
        self.assertIn("Bert", self.wrong(1, "signoff", "page.txt", "2").err)
        for step in ("0", "4", "x"):
            self.wrong(2, "signoff", "page.txt", step)
        self.wrong(1, "signoff", "nothing.txt", "1")
        self.assertEqual(self.signoffs(), [(1, "编辑", "Anne", "signed", ""), (2, "复审", "Bert", "signed", ""),
                                           (3, "签发", "Cora", "signed", "")])

    def test_change_opens_again(self):
        """It says so, in the record and in a sentence; tags and notes change nothing that is printed"""
        self.sign(1, "Anne")
        self.sign(2, "Bert")
        self.set("tags", "头条", "Cora")
        self.set("note", "问过", "Cora")
        self.assertEqual(self.shown(), "1 编辑 Anne; 2 复审 Bert")
        result = self.set("value", "59", "Cora")
        self.assertEqual([(r["object_kind"], r["after"]) for r in result.lines],
                         [("metric", "59"), ("signoff", None), ("signoff", None)])
        self.assertIn("复审", result.err)
        self.assertEqual(self.shown(), "1 编辑 reopened; 2 复审 reopened")
        self.assertEqual(self.signoffs()[0], (1, "编辑", "Anne", "reopened", "Cora"))
        self.sign(1, "Anne")
        self.ok("undo", "--desk", self.desk, "--who=Cora")  # a change too
        self.assertEqual(self.shown(), "1 编辑 reopened; 2 复审 reopened")
        self.assertEqual(self.metric("58个")["value"], "58")

    def test_undo_of_a_signoff(self):
        self.sign(1, "Anne")
        self.do("undo")
        self.assertEqual(self.shown(), "1 编辑 reopened")
        self.do("redo")
        self.assertEqual(self.shown(), "1 编辑 Anne")
        self.sign(2, "Bert")
        self.sign(1, "Bert", "--withdraw")
        self.assertEqual(self.shown(), "1 编辑 reopened; 2 复审 reopened")
        self.do("undo", who="Bert")
        self.assertEqual(self.shown(), "1 编辑 Anne; 2 复审 Bert")
        self.sign(1, "Bert", "--withdraw")
        self.set("value", "59", "Cora")
        self.assertIn("anew", self.fails(1, "undo", "--desk", self.desk, "--who=Bert").err)

    def test_reading_opens_again(self):
        self.sign(1, "Anne")
        article = self.ok("list", "--desk", self.desk, "articles").lines[0]["id"]
        self.edit({"object_kind": "article", "object_id": article, "field": "period", "after": "2019"})
        self.assertEqual(self.shown(), "1 编辑 reopened")
        self.sign(1, "Anne")
        self.assertEqual(self.do("reextract").out, "")
        self.assertEqual(self.shown(), "1 编辑 Anne")
        self.ok("reread", "--desk", self.desk, "page.txt")
        self.assertEqual(self.shown(), "1 编辑 reopened")

    def test_not_by_edit(self):
        """Nobody signs for another by a record of his own making"""
        (report,) = self.ok("list", "--desk", self.desk, "reports").lines
        self.edit({"object_kind": "signoff", "object_id": f"signoff:{report['id']}:1", "field": "signed",
                   "after": "终审\nBert\n1"}, status=1)
        self.assertEqual(self.shown(), "")

    def test_goes_with_an_export(self):
        self.sign(1, "Anne")
        self.ok("export", "--desk", self.desk, "--output", self.path("desk.jsonl"))
        self.desk = self.path("other.heshu")
        self.ok("import", "--desk", self.desk, self.path("desk.jsonl"))
        self.assertEqual(self.shown(), "1 编辑 Anne")
        self.set("value", "59", "Cora")
        self.assertEqual(self.shown(), "1 编辑 reopened")


class Replace(Review):
    NEWER = PAGE.replace("健康守门人\n", "健康守门人（更新）\n\n记者 王芳\n").replace("58个", "60个") \
        .replace("发放", "另发放") + "\n全年体检85岁以上老人3021人次。\n"

    def replace(self, text, *arguments, name="page.txt"):
        return self.ok("replace", "--desk", self.desk, "--who=Anne", name, self.write("newer.txt", text), *arguments)

    def decide(self, text, field="decision", after="confirmed"):
        metric = self.metric(text)
        self.edit({"object_kind": "metric", "object_id": metric["id"], "field": field, "after": after},
                  arguments=("--who=Bert",))
        return self.metric(text)

    def test_carried_over(self):
        confirmed = self.decide("312.5万元")
        corrected = self.decide("2780至3100人次", "indicator", "两癌筛查")
        self.decide("2780至3100人次", "tags", "头条")
        unfit = self.decide("58个")
        (report,) = self.ok("list", "--desk", self.desk, "reports").lines
        before = self.state()
        preview = self.replace(self.NEWER, "--preview")
        self.assertEqual(self.state(), before)
        done = self.replace(self.NEWER)
        self.assertEqual(done.lines, preview.lines)
        self.assertEqual({line["text"]: line["change"] for line in done.lines},
                         {"312.5万元": "carried", "2780至3100人次": "carried", "58个": "unfit"})
        self.assertTrue([line["why"] for line in done.lines if line["change"] == "unfit"][0])
        (now,) = self.ok("list", "--desk", self.desk, "reports").lines
        self.assertEqual((now["id"], now["name"]), (report["id"], "newer.txt"))
        self.assertEqual(self.metric("312.5万元")["id"], confirmed["id"])
        self.assertEqual(self.metric("312.5万元")["state"], "confirmed")
        carried = self.metric("2780至3100人次")
        self.assertEqual((carried["id"], carried["indicator"], carried["origins"]["indicator"], carried["tags"]),
                         (corrected["id"], "两癌筛查", "person", ["头条"]))
        self.assertNotEqual(carried["start"], corrected["start"])
        self.assertEqual(self.metric("60个")["state"], "proposed")
        self.assertEqual(self.metric("3021人次")["state"], "proposed")
        self.assertNotIn("58个", self.texts())
        self.assertEqual(self.metrics("--tag=头条"), [carried])
        self.assertEqual(self.metrics("--search=体检")[0]["text"], "3021人次")
        self.assertEqual([e["field"] for e in self.ok("history", "--desk", self.desk, carried["id"]).lines],
                         ["tags", "indicator"])
        unfit_now = [json.loads(line) for line in self.ok("list", "--desk", self.desk, "unfit").out.splitlines()]
        self.assertEqual([(line["report_id"], line["id"], line["text"]) for line in unfit_now],
                         [(report["id"], unfit["id"], "58个")])
        self.assertEqual(self.do("reextract").out, "")

        self.do("undo")
        self.assertEqual(self.state(), before)
        self.assertEqual(self.ok("list", "--desk", self.desk, "unfit").out, "")
        self.do("redo")
        self.assertEqual(self.metric("60个")["state"], "proposed")
        self.assertEqual(self.metric("2780至3100人次")["id"], corrected["id"])

    def test_undo_after_review(self):
        """What somebody reviewed in the newer version does not vanish with an undo of the replacement"""
        self.replace(self.NEWER)
        self.decide("60个")
        self.assertIn("reviewed since", self.wrong(1, "undo").err)
        self.do("undo", who="Bert")
        self.do("undo")
        self.assertIn("58个", self.texts())

    def test_known_file(self):
        before = self.state()
        self.ok("import", "--desk", self.desk, self.write("other.txt", support.HUIJI))
        here = self.state()
        for text in (PAGE, support.HUIJI):
            result = self.run_cli("replace", "--desk", self.desk, "page.txt", self.write("newer.txt", text))
            self.assertIn("on the desk already", result.err)
        self.wrong(1, "replace", "nothing.txt", self.write("newer.txt", self.NEWER))
        self.wrong(1, "replace", "page.txt", self.path("missing.txt"))
        self.assertEqual(self.state(), here)
        self.assertTrue(before)

    def test_twice_and_words_of_persons(self):
        """Versions follow each other; what was said of an article holds in all of them"""
        article = self.ok("list", "--desk", self.desk, "articles").lines[0]
        self.edit({"object_kind": "article", "object_id": article["id"], "field": "agency", "after": "惠济区卫健委"})
        self.decide("312.5万元")
        newer = PAGE.replace("58个", "60个")
        self.replace(newer)
        self.replace(newer.replace("60个", "61个"), name="newer.txt")
        again = self.ok("list", "--desk", self.desk, "articles").lines[0]
        self.assertEqual((again["id"], again["agency"]), (article["id"], "惠济区卫健委"))
        self.assertIn("61个", self.texts())
        self.do("undo")
        self.assertIn("60个", self.texts())
        self.do("undo")
        self.assertIn("58个", self.texts())
        self.assertEqual(self.metric("312.5万元")["state"], "confirmed")


class Purge(Review):
    def purge(self, *arguments):
        return self.ok("purge", "--desk", self.desk, "--who=Anne", *arguments)

    def decide(self, text, who="Bert"):
        record = {"object_kind": "metric", "object_id": self.metric(text)["id"], "field": "decision", "after": "confirmed"}
        self.edit(record, arguments=(f"--who={who}",))

    def test_nothing(self):
        before = self.state()
        self.assertEqual((self.purge().out, self.purge("--yes").out), ("", ""))
        self.assertEqual(self.state(), before)
        self.assertEqual(self.ok("history", "--desk", self.desk).out, "")

    def test_purge(self):
        """What goes is said first; the rest is as it was, and undo of it goes on"""
        self.ok("import", "--desk", self.desk, self.write("huiji.txt", support.HUIJI))
        self.decide("61.25%")
        self.decide("2780至3100人次")
        self.ok("remove", "--desk", self.desk, "--who=Anne", "huiji.txt")
        before, history = self.state(), self.ok("history", "--desk", self.desk).lines
        told = self.purge()
        self.assertEqual(told.out, "huiji.txt\n")
        self.assertIn("No undo", told.err)
        self.assertEqual(len(self.ok("history", "--desk", self.desk).lines), len(history))
        done = self.purge("--yes")
        self.assertEqual(done.out, "huiji.txt\n")
        self.assertEqual(self.state(), before)
        left = self.ok("history", "--desk", self.desk).lines
        self.assertEqual([(e["field"], e["who"]) for e in left], [("purged", "Anne"), ("decision", "Bert")])
        self.assertEqual(self.metrics("--search=健康管理率"), [])
        with open(self.desk, "rb") as file:
            self.assertNotIn("老年人健康管理率".encode(), file.read())
        self.wrong(1, "undo")
        self.do("undo", who="Bert")
        self.assertEqual(self.metric("2780至3100人次")["state"], "proposed")
        self.ok("import", "--desk", self.desk, self.path("huiji.txt"))
        self.assertEqual(self.metric("61.25%")["state"], "proposed")
        self.assertEqual(self.purge().out, "")

    def test_older_version(self):
        """An older version goes too; then the undo of the replacement says why it cannot be"""
        self.decide("58个")
        self.decide("312.5万元")
        self.ok("replace", "--desk", self.desk, "--who=Cora", "page.txt",
                self.write("newer.txt", PAGE.replace("58个", "60个")))
        self.assertEqual(self.purge("--yes").out, "page.txt\n")
        self.assertEqual(self.metric("312.5万元")["state"], "confirmed")
        self.assertIn("no longer there", self.fails(1, "undo", "--desk", self.desk, "--who=Cora").err)
        self.assertEqual(self.ok("list", "--desk", self.desk, "unfit").out, "")


ARTICLES = """健康守门人

惠济区卫生健康委员会组建家庭医生团队58个，完成筛查2780人。

老年人体检忙

管城回族区卫生健康委员会体检老年人3021人次，发放补助金312.5万元。
"""


class Articles(Review):
    """Where articles begin and what they are about, with what follows for their metrics"""

    def setUp(self):
        super().setUp()
        self.ok("import", "--desk", self.desk, self.write("two.txt", ARTICLES))
        self.report = next(r for r in self.ok("list", "--desk", self.desk, "reports").lines if r["name"] == "two.txt")

    def articles(self):
        return [a for a in self.ok("list", "--desk", self.desk, "articles").lines if a["report_id"] == self.report["id"]]

    def figures(self):
        return {m["text"]: m["article"] for m in self.metrics() if m["report_id"] == self.report["id"]}

    def whole(self):
        """The report as one article, from which all tests begin"""
        articles = self.articles()
        for article in articles[1:]:
            self.do("merge", articles[0]["id"], article["id"], who="Zero")
        return self.articles()[0]

    def test_split_and_merge(self):
        whole = self.whole()
        before, figures = self.state(), self.figures()
        place = ARTICLES.index("老年人体检忙")
        self.do("split", whole["id"], str(place), "--preview")
        self.assertEqual((self.state(), self.articles()), (before, [whole]))
        self.do("split", whole["id"], str(place))
        first, second = self.articles()
        self.assertEqual((first["id"], first["title"], second["title"]), (whole["id"], whole["title"], "老年人体检忙"))
        self.assertEqual(self.figures()["3021人次"], "老年人体检忙")
        self.assertEqual(self.figures()["58个"], first["title"])
        self.edit({"object_kind": "metric", "object_id": self.metric("3021人次")["id"], "field": "decision",
                   "after": "confirmed"}, arguments=("--who=Bert",))
        self.assertIn("article_index", self.metric("3021人次"))
        self.do("merge", second["id"], first["id"])
        self.assertEqual([a["id"] for a in self.articles()], [whole["id"]])
        self.assertEqual(set(self.figures()), set(figures))
        self.assertEqual(self.figures()["3021人次"], whole["title"])
        self.assertEqual(self.metric("3021人次")["state"], "confirmed")
        self.assertEqual(self.do("reextract").out, "")
        self.do("undo")
        self.assertEqual([a["id"] for a in self.articles()], [first["id"], second["id"]])
        self.assertEqual(self.figures()["3021人次"], "老年人体检忙")
        self.do("undo", who="Bert")
        self.do("undo")
        self.assertEqual((self.state(), self.articles()), (before, [whole]))
        self.do("redo")
        self.assertEqual([a["id"] for a in self.articles()], [first["id"], second["id"]])
        self.assertEqual(self.figures()["3021人次"], "老年人体检忙")

    def test_split_stays(self):
        """Reading again keeps where an editor put the boundary"""
        whole = self.whole()
        self.do("split", whole["id"], str(ARTICLES.index("老年人体检忙")))
        split = self.articles()
        self.do("reextract")
        self.assertEqual(self.articles(), split)

    def test_wrong(self):
        whole = self.whole()
        before = self.state()
        other = next(a for a in self.ok("list", "--desk", self.desk, "articles").lines
                     if a["report_id"] != self.report["id"])
        self.wrong(2, "split", whole["id"], "x")
        for arguments in (["split", whole["id"], "0"], ["split", whole["id"], "99999"],
                          ["merge", whole["id"], other["id"]], ["merge", whole["id"], whole["id"]]):
            self.wrong(1, *arguments)
        self.assertEqual(self.state(), before)

    def test_context(self):
        """What inherits it is shown first; a metric's own word and an editor's stay"""
        page = ("家门口的健康守门人\n\n组建家庭医生团队66个，完成筛查2788人。\n")
        self.ok("import", "--desk", self.desk, self.write("bare.txt", page))
        before = self.state()
        self.edit({"object_kind": "metric", "object_id": self.metric("66个")["id"], "field": "area",
                   "after": "管城回族区"}, arguments=("--who=Bert",))
        here = self.state()
        arguments = ("bare.txt", "--area=惠济区", "--period=2021", "--agency=惠济区卫生健康委员会")
        told = self.do("context", *arguments, "--preview")
        self.assertEqual(self.state(), here)
        self.assertIn(("2788人", "area", "", "惠济区"),
                      [(line["text"], line["field"], line["before"], line["after"]) for line in told.lines])
        done = self.do("context", *arguments)
        self.assertEqual(done.lines, told.lines)
        inherits, own = self.metric("2788人"), self.metric("66个")
        self.assertEqual((inherits["area"], inherits["area_id"], inherits["period"], inherits["agency"]),
                         ("惠济区", "410108", "2021", "惠济区卫生健康委员会"))
        self.assertEqual((own["area"], own["period"]), ("管城回族区", "2021"))
        self.do("undo")
        self.assertEqual(self.state(), here)
        self.do("undo", who="Bert")
        self.assertEqual(self.state(), before)

    def test_retitle_and_date(self):
        article = self.articles()[0]
        self.do("context", article["id"], "--title=新的标题")
        self.assertEqual(self.articles()[0]["title"], "新的标题")
        self.assertEqual(self.figures()["58个"], "新的标题")
        self.do("context", "two.txt", "--issue-date=2022-01-10", "--publication=日报")
        report = next(r for r in self.ok("list", "--desk", self.desk, "reports").lines if r["name"] == "two.txt")
        self.assertEqual((report["issue_date"], report["publication"]), ("2022-01-10", "日报"))
        self.wrong(1, "context", "two.txt", "--issue-date=gestern")
        self.wrong(1, "context", article["id"], "--period=gestern")
        self.wrong(1, "context", "nothing.txt", "--period=2021")
        self.do("undo")
        self.do("undo")
        self.assertEqual(self.articles()[0], article)


if __name__ == "__main__":
    support.main()

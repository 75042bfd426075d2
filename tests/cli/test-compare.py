# SPDX-License-Identifier: GPL-3.0-or-later
"""compare and chart: the table, the reasons, the files."""
import csv
import io
import json
import os
import struct
import unittest

import support

RATE = "家庭医生签约率"
THREE = ["--area=惠济区", "--area=管城回族区", "--area=焦作市城乡一体化示范区"]


class Compare(support.CliTest):
    def setUp(self):
        super().setUp()
        self.make_desk()

    def rows(self, *arguments):
        out = self.ok("compare", "--desk", self.desk, "--format=csv", *arguments).out
        return list(csv.DictReader(io.StringIO(out, newline="")))

    def test_figures_and_reasons(self):
        """A report that does not mention it, and no report at all, are told apart"""
        rows = {row["area"]: row for row in self.rows(f"--indicator={RATE}", *THREE, "--area=新郑市")}
        self.assertEqual(rows["惠济区"]["value"], "61.25")
        self.assertEqual(rows["管城回族区"]["value"], "57.8")
        self.assertEqual(rows["焦作市城乡一体化示范区"]["reason"], "not_mentioned")
        self.assertEqual(rows["新郑市"]["reason"], "no_report")
        self.assertEqual(rows["惠济区"]["reason"], "")

    def test_all_districts_without_area(self):
        self.assertEqual({row["area"] for row in self.rows(f"--indicator={RATE}")},
                         {"惠济区", "管城回族区", "焦作市城乡一体化示范区"})

    def test_highest_first(self):
        values = [row["value"] for row in self.rows(f"--indicator={RATE}") if row["value"]]
        self.assertEqual(values, ["61.25", "57.8"])

    def test_other_wordings(self):
        """签约率 is the same indicator by the lexicon"""
        self.assertEqual([row["value"] for row in self.rows("--indicator=签约率")],
                         [row["value"] for row in self.rows(f"--indicator={RATE}")])

    def test_json(self):
        table = json.loads(self.ok("compare", "--desk", self.desk, f"--indicator={RATE}", "--format=json").out)
        self.assertEqual(table["indicator"], RATE)
        self.assertEqual(table["unit"], "%")

    def test_table_has_words(self):
        out = self.ok("compare", "--desk", self.desk, f"--indicator={RATE}", "--format=table").out
        self.assertIn("61.25", out)

    def test_correction_shows(self):
        rate = self.metric("61.25%")
        self.edit({"object_kind": "metric", "object_id": rate["id"], "field": "value", "after": "62.5"})
        self.assertEqual(self.rows(f"--indicator={RATE}")[0]["value"], "62.5")
        self.edit({"object_kind": "metric", "object_id": rate["id"], "field": "decision", "after": "rejected"})
        rows = {row["area"]: row for row in self.rows(f"--indicator={RATE}")}
        self.assertEqual(rows["惠济区"]["value"], "")

    def test_short_names_and_codes(self):
        for typed, meant in (("惠济", "惠济区"), ("410104", "管城回族区"), ("郑州市惠济区", "惠济区"), ("河南省郑州市管城回族区", "管城回族区"),
                             ("示范区", "焦作市城乡一体化示范区"), ("焦作示范区", "焦作市城乡一体化示范区")):
            with self.subTest(typed):
                self.assertEqual([row["area"] for row in self.rows(f"--indicator={RATE}", f"--area={typed}")], [meant])

    def test_areas_that_cannot_be_meant(self):
        for typed in ("鼓楼区", "鼓楼"):
            result = self.fails(2, "compare", "--desk", self.desk, f"--indicator={RATE}", f"--area={typed}")
            self.assertIn("南京市鼓楼区（320106）", result.err)
        self.fails(2, "compare", "--desk", self.desk, f"--indicator={RATE}", "--area=没有这个区")
        self.fails(2, "compare", "--desk", self.desk, f"--indicator={RATE}", "--area=")

    def test_one_of_several_by_its_code(self):
        """The bearers of one name are told apart by their codes, on the desk as in the question"""
        page = "区卫健委\n\n健康鼓楼\n\n2021年，{}鼓楼区卫生健康委员会组建家庭医生团队30个，家庭医生签约率{}%。\n"
        paths = [self.write(f"{city}.txt", page.format(city, rate)) for city, rate in (("开封市", "51.5"), ("南京市", "66.5"))]
        self.ok("import", "--desk", self.desk, *paths)
        result = self.fails(2, "compare", "--desk", self.desk, f"--indicator={RATE}", "--area=鼓楼区")
        self.assertIn("410204", result.err)
        self.assertNotIn("350102", result.err)
        for typed, value in (("410204", "51.5"), ("320106", "66.5"), ("开封市鼓楼区", "51.5")):
            self.assertEqual([row["value"] for row in self.rows(f"--indicator={RATE}", f"--area={typed}")], [value], typed)

    def test_indicator_that_nobody_mentions(self):
        self.assertIn("人均公园绿地", self.fails(1, "compare", "--desk", self.desk, "--indicator=人均公园绿地").err)


class Chart(support.CliTest):
    def setUp(self):
        super().setUp()
        self.make_desk()

    def draw(self, name, *arguments):
        path = self.path(name)
        self.ok("chart", "--desk", self.desk, f"--indicator={RATE}", "--output", path, *arguments)
        with open(path, "rb") as file:
            return file.read()

    def test_png_of_exact_size(self):
        png = self.draw("a.png", "--size=1080x810px")
        self.assertEqual(png[:8], b"\x89PNG\r\n\x1a\n")
        self.assertEqual(struct.unpack(">II", png[16:24]), (1080, 810))

    def test_svg_has_real_text(self):
        svg = self.draw("a.svg", "--size=160x120mm", "--title=签约率比较").decode()
        self.assertIn("签约率比较", svg)
        self.assertIn("<text", svg)
        self.assertIn("惠济区", svg)

    def test_pdf(self):
        self.assertEqual(self.draw("a.pdf")[:5], b"%PDF-")

    def test_same_bytes_twice(self):
        for end in ("png", "svg", "pdf"):
            with self.subTest(end):
                self.assertEqual(self.draw(f"1.{end}"), self.draw(f"2.{end}"))

    def test_spec_draws_the_same_without_a_desk(self):
        for end in ("png", "svg", "pdf"):
            with self.subTest(end):
                drawn = self.draw(f"a.{end}", "--write-spec", self.path("spec.json"))
                os.rename(self.desk, self.desk + ".away")
                again = self.path(f"b.{end}")
                self.ok("chart", "--spec", self.path("spec.json"), "--output", again)
                os.rename(self.desk + ".away", self.desk)
                with open(again, "rb") as file:
                    self.assertEqual(file.read(), drawn)

    def test_forms(self):
        self.assertNotEqual(self.draw("a.svg", "--type=bar"), self.draw("b.svg", "--type=dot"))
        self.fails(2, "chart", "--desk", self.desk, f"--indicator={RATE}", "--type=pie", "--output", self.path("c.svg"))

    def test_wrong_sizes(self):
        for size in ("big", "0x0mm", "-1x5mm", "100x100", "1e9x1e9px"):
            with self.subTest(size):
                result = self.fails(2, "chart", "--desk", self.desk, f"--indicator={RATE}", f"--size={size}", "--output",
                                    self.path("c.svg"))
                self.assertIn(size, result.err)
        self.assertFalse(os.path.exists(self.path("c.svg")))

    def test_wrong_specs(self):
        for content in ("", "{}", "[1,2]", "not json", '{"version":999}'):
            with self.subTest(content):
                spec = self.write("spec.json", content)
                self.fails(1, "chart", "--spec", spec, "--output", self.path("c.svg"))
        self.fails(1, "chart", "--spec", self.path("missing.json"), "--output", self.path("c.svg"))

    def test_place_that_cannot_be_written(self):
        result = self.fails(1, "chart", "--desk", self.desk, f"--indicator={RATE}", "--output", self.path("no/folder/c.svg"))
        self.assertIn("c.svg", result.err)


class Sample(support.CliTest):
    def test_three_districts(self):
        """The comparison that the program is shown with; its figures are invented and say so"""
        self.ok("import", "--desk", self.desk, "--sample")
        areas = ["--area=惠济区", "--area=管城回族区", "--area=焦作市城乡一体化示范区"]
        out = self.ok("compare", "--desk", self.desk, f"--indicator={RATE}", "--period=2021", "--format=csv", *areas).out
        rows = {row["area"]: row for row in csv.DictReader(io.StringIO(out, newline=""))}
        self.assertEqual(rows["惠济区"]["value"], "63.5")
        self.assertEqual(rows["惠济区"]["target"], "62")
        self.assertEqual(rows["管城回族区"]["value"], "58.1")
        self.assertEqual(rows["焦作市城乡一体化示范区"]["value"], "55")
        self.assertEqual(rows["焦作市城乡一体化示范区"]["qualifier"], "about")
        self.assertIn("示例数据", out)
        for form in ("json", "table"):
            self.assertIn("示例数据", self.ok("compare", "--desk", self.desk, f"--indicator={RATE}", f"--format={form}").out)
        svg = self.path("c.svg")
        self.ok("chart", "--desk", self.desk, f"--indicator={RATE}", "--period=2021", *areas, "--output", svg)
        with open(svg, encoding="utf-8") as file:
            self.assertIn("示例数据", file.read())


if __name__ == "__main__":
    support.main()

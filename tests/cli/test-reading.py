# SPDX-License-Identifier: GPL-3.0-or-later
"""text, articles, extract: what needs no desk."""
import csv
import io
import os
import unittest
import xml.dom.minidom
import zipfile

import support

FIELDS = ["source", "start", "end", "text", "value", "unit", "qualifier", "measure", "kind", "area", "area_id", "period",
          "agency", "indicator", "article", "confidence", "evidence", "relations"]


class Text(support.CliTest):
    def test_bytes_come_back_as_they_are(self):
        """CR counts, full-width forms stay, nothing is normalised"""
        content = "第一行\r\n第二行　ＡＢＣ１２３\r末尾没有换行"
        self.assertEqual(self.ok("text", self.write("a.txt", content)).bytes, content.encode())

    def test_byte_order_mark_is_not_part_of_it(self):
        path = self.write("a.txt", b"\xef\xbb\xbf" + support.HUIJI.encode())
        self.assertEqual(self.ok("text", path).out, support.HUIJI)

    def test_encodings(self):
        """The guess is shown where it is one, and --encoding overrides it"""
        for encoding in ("gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"):
            with self.subTest(encoding):
                path = self.write("a.txt", support.HUIJI.encode(encoding))
                result = self.ok("text", path)
                self.assertEqual(result.out, support.HUIJI)
                self.assertIn("read as", result.err)
        path = self.write("a.txt", "惠济区".encode("big5", "ignore") + "一二三四".encode("big5"))
        self.assertEqual(self.ok("text", "--encoding=BIG5", path).out[-4:], "一二三四")

    def test_utf8_needs_no_remark(self):
        self.assertEqual(self.ok("text", self.write("a.txt", support.HUIJI)).err, "")

    def test_malformed_places_are_counted(self):
        result = self.ok("text", self.write("a.txt", "签约".encode() + b"\xff" + "三人\0。".encode() + b"\xe6\x83"))
        self.assertEqual(result.out, "签约\ufffd三人\ufffd。\ufffd")
        self.assertIn("3", result.err)

    def test_standard_input(self):
        self.assertEqual(self.ok("text", "-", stdin=support.HUIJI).out, support.HUIJI)


class Articles(support.CliTest):
    def test_json(self):
        path = self.write("页.txt", support.HUIJI)
        other = self.write("b.txt", support.ZONE)
        pages = __import__("json").loads(self.ok("articles", "--format=json", path, other).out)
        self.assertEqual([page["source"] for page in pages], ["页.txt", "b.txt"])
        article = pages[0]["articles"][0]
        self.assertEqual(article["title"], "家门口的健康守门人")
        self.assertEqual(article["area"], "惠济区")
        self.assertEqual(article["area_id"], "410108")
        self.assertEqual(article["period"], "2021")
        self.assertEqual(article["agency"], "惠济区卫生健康委员会")
        for start, end in article["regions"]:
            self.assertLess(start, end)
            self.assertLessEqual(end, len(support.HUIJI))

    def test_table(self):
        result = self.ok("articles", "--format=table", self.write("页.txt", support.HUIJI))
        self.assertEqual(len(result.out.splitlines()), 2)
        self.assertIn("家门口的健康守门人", result.out)


class Extract(support.CliTest):
    def extract(self, text, *arguments):
        return self.ok("extract", *arguments, self.write("页.txt", text)).lines

    def test_fields_and_their_order(self):
        for line in self.extract(support.HUIJI):
            self.assertEqual([key for key in line if key != "value_max"], FIELDS)

    def test_spans_quote_the_decoded_text(self):
        path = self.write("页.txt", support.HUIJI.replace("\n", "\r\n"))
        text = self.ok("text", path).out.encode().decode()
        lines = self.ok("extract", path).lines
        self.assertGreaterEqual(len(lines), 6)
        for line in lines:
            self.assertEqual(text[line["start"]:line["end"]], line["text"])
            for field, evidence in line["evidence"].items():
                self.assertLessEqual(evidence["end"], len(text), field)
                self.assertTrue(evidence["rule"], field)

    def test_values(self):
        by_text = {line["text"]: line for line in self.extract(support.HUIJI)}
        self.assertEqual(by_text["312.5万元"]["value"], "3125000")
        self.assertEqual(by_text["312.5万元"]["unit"], "元")
        self.assertEqual(by_text["1100余人次"]["qualifier"], "over")
        rate = by_text["61.25%"]
        self.assertEqual((rate["value"], rate["unit"], rate["measure"]), ("61.25", "%", "ratio"))
        self.assertEqual((rate["area"], rate["area_id"], rate["period"]), ("惠济区", "410108", "2021"))
        self.assertEqual(rate["indicator"], "家庭医生签约率")
        self.assertEqual(rate["article"], "家门口的健康守门人")

    def test_standard_input(self):
        lines = self.ok("extract", "-", stdin=support.HUIJI).lines
        self.assertEqual({line["source"] for line in lines}, {"-"})

    def test_several_files_in_their_order(self):
        paths = [self.write(name, text) for name, text in (("b.txt", support.HUIJI), ("a.txt", support.ZONE))]
        sources = [line["source"] for line in self.ok("extract", *paths).lines]
        self.assertEqual(sources, sorted(sources, key=["b.txt", "a.txt"].index))

    def test_csv(self):
        path = self.write("=页.txt", support.GUANCHENG)
        result = self.ok("extract", "--format=csv", path)
        self.assertIn(b"\r\n", result.bytes)
        rows = list(csv.DictReader(io.StringIO(result.out, newline="")))
        jsonl = self.ok("extract", path).lines
        self.assertEqual([row["value"] for row in rows], [line["value"] for line in jsonl])
        self.assertIn("-3.5", [row["value"] for row in rows])  # a number stays one, sign and all
        self.assertEqual({row["source"] for row in rows}, {"'=页.txt"})  # a text that looks like a formula does not
        self.assertTrue(all(row["text"] in row["sentence"] for row in rows))

    def test_xlsx(self):
        path = self.write("=页.txt", support.GUANCHENG)
        first, second = self.path("1.xlsx"), self.path("2.xlsx")
        self.ok("extract", "--format=xlsx", "--output", first, path)
        self.ok("extract", "--format=xlsx", "-o", second, path, env={"TZ": "Asia/Shanghai"})
        with open(first, "rb") as one, open(second, "rb") as two:
            self.assertEqual(one.read(), two.read())
        with zipfile.ZipFile(first) as book:
            sheet = book.read("xl/worksheets/sheet1.xml").decode()
        self.assertIn("value_exact", sheet)
        self.assertIn("<v>-3.5</v>", sheet)
        self.assertIn("=页.txt", sheet)
        self.assertNotIn("<f>", sheet)

    def test_xlsx_is_xml_whatever_the_page_holds(self):
        """Control characters of a damaged page, markup, a sentence without end"""
        page = "2021年，惠济区卫生健康委员会<b>&\x01\x0b\ufffe组建团队58个" + "很长" * 20000 + "，签约3人。\n"
        book = self.path("a.xlsx")
        self.ok("extract", "--format=xlsx", "--output", book, self.write("页.txt", page))
        with zipfile.ZipFile(book) as parts:
            for name in parts.namelist():
                if name.endswith((".xml", ".rels")):
                    xml.dom.minidom.parseString(parts.read(name))
            self.assertIn("&lt;b&gt;", parts.read("xl/worksheets/sheet1.xml").decode())

    def test_table_is_aligned(self):
        result = self.ok("extract", "--format=table", self.write("页.txt", support.HUIJI))
        wide = lambda text: sum(2 if ord(c) > 0x2e7f else 1 for c in text)
        head, *rows = result.out.splitlines()
        column = head.index("source")
        for row in rows:
            self.assertEqual(wide(row[:row.index("页.txt")]), column, row)

    def test_output_is_replaced_whole(self):
        output = self.path("out.jsonl")
        self.write("out.jsonl", "old")
        self.ok("extract", "--output", output, self.write("页.txt", support.HUIJI))
        with open(output, encoding="utf-8") as lines:
            self.assertIn("家庭医生签约率", lines.read())
        self.assertEqual(sorted(os.listdir(self.folder)), ["out.jsonl", "页.txt"])


if __name__ == "__main__":
    support.main()

# SPDX-License-Identifier: GPL-3.0-or-later
"""The Chinese catalogue: complete, nothing fuzzy, and in the Chinese of a newspaper."""
import glob
import os
import re
import shutil
import subprocess
import unittest

import support

ROOT = os.environ.get("HESHU_SOURCE_ROOT", os.path.join(os.path.dirname(__file__), "../.."))
CJK = "\u4e00-\u9fff"
SPEAKS = re.compile(r'(?<![A-Za-z0-9_])(?:N?_|g_dngettext|NC?_|C_) ?\(\s*(?:[A-Za-z_]+,\s*)?"')
TEMPLATE = re.compile(r'translatable="(yes|true)"')
KEYWORDS = ["--from-code=UTF-8", "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2", "--keyword=NC_:1c,2",
            "--keyword=g_dngettext:2,3"]


def unquote(lines):
    """The text of a string of the catalogue, from its quoted lines"""
    text = "".join(line.strip()[1:-1] for line in lines)
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m[1], m[1]), text)


def read_catalogue(text):
    """msgid -> list of translations; the header is left out"""
    found = {}
    for entry in re.split(r"\n\s*\n", text):
        parts = {}
        for line in entry.splitlines():
            word = re.match(r"(msgid_plural|msgid|msgstr(?:\[\d+\])?) (.*)", line)
            if word:
                current = parts.setdefault(word[1], [])
                current.append(word[2])
            elif line.startswith('"') and parts:
                current.append(line)
        if "msgid" in parts and unquote(parts["msgid"]):
            found[unquote(parts["msgid"])] = [unquote(value) for key, value in parts.items() if key.startswith("msgstr")]
    return found


class Catalogue(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with open(os.path.join(ROOT, "po/zh_CN.po"), encoding="utf-8") as file:
            cls.text = file.read()
        cls.catalogue = read_catalogue(cls.text)

    def test_every_file_is_listed(self):
        with open(os.path.join(ROOT, "po/POTFILES.in"), encoding="utf-8") as file:
            listed = {line.strip() for line in file if line.strip() and not line.startswith("#")}
        speaking = set()
        for path in [p for pattern in ("app/**/*.[ch]", "ui/**/*.[ch]", "ui/**/*.ui")
                     for p in glob.glob(os.path.join(ROOT, pattern), recursive=True)]:
            with open(path, encoding="utf-8") as file:
                if (TEMPLATE if path.endswith(".ui") else SPEAKS).search(file.read()):
                    speaking.add(os.path.relpath(path, ROOT))
        self.assertEqual(sorted(speaking - listed), [])
        self.assertEqual([path for path in sorted(listed) if not os.path.exists(os.path.join(ROOT, path))], [])

    def test_every_sentence_is_translated(self):
        if shutil.which("xgettext") is None:
            self.skipTest("xgettext is not installed")
        done = subprocess.run(["xgettext", *KEYWORDS, "-D", ROOT, "-f", os.path.join(ROOT, "po/POTFILES.in"), "-o", "-"],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
        sentences = read_catalogue(done.stdout.decode("utf-8"))
        self.assertEqual([s for s in sentences if not all(self.catalogue.get(s, [""]))], [])
        self.assertEqual([s for s in self.catalogue if s not in sentences], [], "no longer in the program")
        self.assertNotIn("#, fuzzy", self.text)

    def test_it_compiles_without_complaint(self):
        if shutil.which("msgfmt") is None:
            self.skipTest("msgfmt is not installed")
        done = subprocess.run(["msgfmt", "-c", "-o", os.devnull, os.path.join(ROOT, "po/zh_CN.po")], check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.assertEqual((done.returncode, done.stdout), (0, b""))

    def test_places_are_kept(self):
        """What a sentence names, its translation names"""
        for sentence, translations in self.catalogue.items():
            for translation in translations:
                for place in ("{thing}", "{detail}"):
                    self.assertEqual(place in sentence, place in translation, sentence)

    def test_punctuation_is_full_width(self):
        for translations in self.catalogue.values():
            for translation in translations:
                # A mnemonic stands behind its word in half-width brackets, as everywhere on a Chinese desktop.
                bare = re.sub(r"%[0-9$]*[a-z]+|\{\w+\}|“[^”]*”|\(_[A-Z]\)", "", translation)
                if translation.endswith(";"):  # search terms of the desktop, which it tells apart by that
                    continue
                self.assertNotRegex(bare, rf"[{CJK}][,;:?!()]|[,;?!()][{CJK}]")
                self.assertNotRegex(bare, rf"[{CJK}] +[0-9A-Za-z]|[0-9A-Za-z] +[{CJK}]")
                self.assertNotRegex(bare, r'"[^"]*"')


if __name__ == "__main__":
    support.main()

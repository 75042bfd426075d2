#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes hanzi.txt anew from Unihan_Readings.txt of the Unicode Character Database.

    make-hanzi.py Unihan_Readings.txt > hanzi.txt

Not part of the build: run it where a newer Unicode adds characters, and read the difference. Standard library only.
"""
import collections
import re
import sys
import unicodedata

# What characters are read as in names of places and nowhere else, so that no field of Unihan says so.
PLACES = {
    "乐": "lao",  # 乐陵, 乐亭
    "会": "gui",  # 会稽
    "宕": "tan",  # 宕昌
    "解": "hai",  # 解州
    "〇": "ling",  # 二〇二一年
}
WIDTH = 100


def plain(reading):
    """nǚ is nv: without its tone, and v for ü as it is typed."""
    letters = unicodedata.normalize("NFD", reading.lower()).replace("u\u0308", "v")
    return "".join(c for c in letters if "a" <= c <= "z")


def readings_of(field, value):
    if field == "kMandarin":
        return value.split()
    if field == "kHanyuPinlu":
        return [re.sub(r"\(.*", "", word) for word in value.split()]
    if field in ("kTGHZ2013", "kXHC1983"):
        return [reading for word in value.split() for reading in word.split(":")[1].split(",")]
    return []


def collect(lines):
    readings = collections.defaultdict(set)
    listed = set()  # in the table of general standard characters, wherever Unicode has them
    for line in lines:
        if not line.startswith("U+"):
            continue
        code, field, value = line.rstrip("\n").split("\t")
        code = int(code[2:], 16)
        readings[code].update(map(plain, readings_of(field, value)))
        if field == "kTGHZ2013":
            listed.add(code)
    kept = {code: words for code, words in readings.items()
            if words and (0x3400 <= code <= 0x9FFF or code in listed)}
    for character, reading in PLACES.items():
        kept.setdefault(ord(character), set()).add(reading)
    return kept


def main(path):
    by_syllable = collections.defaultdict(list)
    with open(path, encoding="utf-8") as f:
        for code, words in collect(f).items():
            for word in words:
                by_syllable[word].append(chr(code))
    print("# How Chinese characters are read, for those who look for a name by its pinyin: a syllable without its tone,")
    print("# v for ü, then the characters that can be read so; a character with several readings stands with each.")
    print("#")
    print("# Facts of the Unicode Character Database 15.0.0, Unihan_Readings.txt of 2022-08-01 (© 1991-2022 Unicode, Inc.,")
    print("# Unicode License): kMandarin, kTGHZ2013, kXHC1983 and kHanyuPinlu, tones left out; of the characters those from")
    print("# U+3400 to U+9FFF and whatever the table of general standard characters (通用规范汉字表, 2013) has beyond.")
    print("# What is read otherwise in names of places (乐陵, 宕昌) is added. Written by make-hanzi.py.")
    for syllable in sorted(by_syllable):
        characters = "".join(sorted(by_syllable[syllable]))
        for start in range(0, len(characters), WIDTH):
            print(syllable, characters[start:start + WIDTH], sep="\t")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds up the test cases in meson's JSON logs and ends with the one line `N passed, N failed, N skipped`.

    test-summary.py BUILD/meson-logs/testlog.json...

A test that speaks TAP counts by its points, any other as one. Skipped points are listed with their reasons.
Exit status: 1 where a test failed or none ran.
"""
import json
import re
import sys

POINT = re.compile(r"^\s*(not )?ok\b[^#]*(?:#\s*(SKIP|TODO)\b\s*(.*))?", re.IGNORECASE)


def main(paths):
    passed = failed = skipped = 0
    for path in paths:
        with open(path, encoding="utf-8") as log:
            for line in log:
                test = json.loads(line)
                counts, reasons = count_points(test.get("stdout") or "")
                good = test["result"] in ("OK", "SKIP", "EXPECTEDFAIL")
                if sum(counts) == 0:
                    counts = (good and test["result"] != "SKIP", not good, test["result"] == "SKIP")
                elif not good and counts[1] == 0:
                    counts = (counts[0], 1, counts[2])
                passed, failed, skipped = (a + b for a, b in zip((passed, failed, skipped), counts))
                for reason in reasons:
                    print(f"skipped in {test['name']}: {reason}")
                if not good:
                    print(f"FAILED {test['name']}: {test['result']}")
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or not passed else 0


def count_points(text):
    passed = failed = skipped = 0
    reasons = []
    for line in text.splitlines():
        if line[:1].isspace():  # the points of a subtest stand inside one of the test's own
            continue
        point = POINT.match(line)
        if not point:
            continue
        if (point[2] or "").upper() == "SKIP":
            skipped += 1
            reasons.append(f"{line.split('#')[0].strip()}: {point[3]}")
        elif point[1]:
            failed += 1
        else:
            passed += 1
    return (passed, failed, skipped), reasons


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

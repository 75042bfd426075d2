#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the annotated texts with the real program and holds the scorer's figures against those recorded.

    test-accuracy.py HESHU_CLI [--record | --table]

A figure that falls more than half a point below accuracy.json fails. --record writes the figures as they are now; do that
when they rose, and say in the commit why. --table prints the figures that count as a table. Prints TAP otherwise. Standard library only.
"""
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
RECORD = os.path.join(HERE, "accuracy.json")
GOLD = ["dev1", "dev2", "unseen1", "unseen2", "unseen3", "unseen4", "unseen5", "unseen6"]
TABLE = {"fully right": "fully_right.share", "detection": "detection.f1", "area": "fields.area.accuracy",
         "agency": "fields.agency.accuracy", "period": "fields.period_exact.accuracy", "kind": "fields.kind.accuracy",
         "indicator F1": "indicator_bigram_f1", "sure": "confidence.coverage", "of these right": "confidence.precision"}
SLACK = 0.005


def measure(cli, gold):
    folder = os.path.join(HERE, gold)
    texts = sorted(os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".txt"))
    with tempfile.TemporaryDirectory() as work:
        pred = os.path.join(work, "pred.jsonl")
        with open(pred, "wb") as out:
            subprocess.run([cli, "extract", "--format=jsonl", *texts], stdout=out, check=True)
        scored = subprocess.run([sys.executable, os.path.join(HERE, "../tools/score.py"), "--gold", folder, "--pred", pred,
                                 "--json"], stdout=subprocess.PIPE, check=True)
    return flatten(json.loads(scored.stdout))


def flatten(value, prefix=""):
    """Every share between 0 and 1 in the scorer's report, by its path; single texts are too few figures to hold."""
    if isinstance(value, dict):
        return {k: v for key, inner in value.items() if key != "per_source"
                for k, v in flatten(inner, f"{prefix}{key}.").items()}
    if isinstance(value, float) and 0 <= value <= 1:
        return {prefix.rstrip("."): round(value, 4)}
    return {}


def main(argv):
    now = {gold: measure(argv[0], gold) for gold in GOLD}
    if "--record" in argv:
        with open(RECORD, "w", encoding="utf-8") as out:
            json.dump(now, out, indent=1, sort_keys=True)
            out.write("\n")
        return 0

    if "--table" in argv:
        print(" " * 8, *(f"{name:>14}" for name in TABLE))
        for gold, figures in now.items():
            print(f"{gold:<8}", *(f"{figures[path] * 100:>13.1f}%" for path in TABLE.values()))
        return 0

    with open(RECORD, encoding="utf-8") as record:
        recorded = json.load(record)
    points = [(gold, name, floor) for gold in recorded for name, floor in sorted(recorded[gold].items())]
    failed = False
    print(f"1..{len(points)}")
    for number, (gold, name, floor) in enumerate(points, 1):
        value = now.get(gold, {}).get(name)
        good = value is not None and value >= floor - SLACK
        failed = failed or not good
        print(f"{'ok' if good else 'not ok'} {number} - {gold} {name}: {value}, recorded {floor}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures how soon the window is painted and what it keeps in memory, beside a bare window, in one run.

    startup.py HESHU FLOOR DESK

Private memory is what only this process has and the system cannot take back (Private_Dirty). The pages of files, above all
of the Chinese fonts, are shared with every program that maps them too and dropped when memory is short; they stand beside it.

To be run by `./dev bench startup`, inside a session of gui-run.
"""
import os
import statistics
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tools"))
from gui_driver import measure_start  # noqa: E402

ROUNDS = 7
QUIET = {"HESHU_STALL_LOG": os.devnull}


def main(heshu, floor, desk):
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(measure_start([heshu, "--desk", desk], runs=1, env=QUIET))
        theirs.append(measure_start([floor], runs=1, env=QUIET))
    for key, name, unit in (("mapped_ms", "window mapped, sample desk", "ms"), ("drawn_ms", "window painted, sample desk", "ms"),
                            ("private_mib", "private memory (dirty)", "MiB"),
                            ("clean_mib", "pages of files nobody else maps now", "MiB"), ("pss_mib", "proportional memory", "MiB")):
        a, b = (statistics.median(r[key] for r in side) for side in (ours, theirs))
        ratio = statistics.median(x[key] / y[key] for x, y in zip(ours, theirs))
        print(f"{name:<44} {a:9.1f} {unit}   floor {b:9.1f} {unit}   ratio {ratio:6.2f}", flush=True)


main(*sys.argv[1:4])
os._exit(0)

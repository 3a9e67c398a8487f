#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The table of side_by_side.sh: means with 95 % intervals (Student), and the ratio of each turn (geometric mean)."""
import sys

import numpy as np
from scipy import stats

rows = [line.split() for line in open(sys.argv[1])]


def interval(values):
    values = np.asarray(values)
    half = stats.t.ppf(0.975, len(values) - 1) * values.std(ddof=1) / np.sqrt(len(values)) if len(values) > 1 else np.nan
    return values.mean(), values.mean() - half, values.mean() + half


def column(name, i):
    return [float(row[i]) for row in rows if row[0] == name]


def cpu(name):
    return np.add(column(name, 2), column(name, 3))


print("| program | wall, s | 95 % | CPU, s | 95 % | memory, MiB |\n|---|---|---|---|---|---|")
for name in ("hookbench", "usual"):
    print("| %s | %.2f | %.2f to %.2f | %.2f | %.2f to %.2f | %.0f |"
          % (name, *interval(column(name, 1)), *interval(cpu(name)), max(column(name, 4)) / 1024))
for what, ours, usual in (("wall", column("hookbench", 1), column("usual", 1)), ("CPU", cpu("hookbench"), cpu("usual"))):
    ratio = np.exp(interval(np.log(np.divide(usual, ours))))
    print("\nusual / hookbench, %s: %.1f times (%.1f to %.1f, %d turns)" % (what, *ratio, len(ours)), end="")
print()

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes looks.json: boundaries of group-sequential tests with O'Brien-Fleming-like error spending.

The probability to leave the boundaries for the first time at a look is an integral of the joint normal
distribution of the statistics of all looks, by Genz' method: another way than the recursion in Java.
Run with SciPy 1.17.1: python3 looks.py
"""
import json
import math
import pathlib

import numpy as np
from scipy import optimize, stats
from scipy.stats import multivariate_normal, norm

CASES = [
    (0.95, [0.2, 0.4, 0.6, 0.8, 1.0]),
    (0.95, [0.5, 1.0]),
    (0.95, [0.25, 0.5, 0.75, 1.0]),
    (0.9, [0.3, 0.6, 1.0]),
    (0.99, [0.4, 0.7, 0.8, 1.0]),
    (0.95, [1.0]),
]


def spent(alpha, t):
    return 2 * norm.sf(norm.isf(alpha / 4) / math.sqrt(t))


def first_exit_above(t, before, z):
    """P(|Z_i| < before_i for all earlier looks, Z_k > z)"""
    if not before:
        return norm.sf(z)
    k = len(before) + 1
    cov = np.array([[math.sqrt(min(t[i], t[j]) / max(t[i], t[j])) for j in range(k)] for i in range(k)])
    law = multivariate_normal(np.zeros(k), cov, allow_singular=True, maxpts=400_000 * k, abseps=1e-9, releps=1e-7,
                              seed=1)
    return law.cdf(np.array([*before, 40.0]), lower_limit=np.array([*[-b for b in before], z]))


def case(confidence, t):
    alpha, before = 1 - confidence, []
    for k in range(1, len(t) + 1):
        step = spent(alpha, t[k - 1]) - (spent(alpha, t[k - 2]) if k > 1 else 0)
        # The logarithm: early errors are tiny.
        root = optimize.brentq(lambda z: math.log(max(first_exit_above(t[:k], before, z), 1e-300)) - math.log(step),
                               1.2, 8, xtol=1e-7)
        before.append(root)
    return {"confidence": confidence, "fractions": t, "boundaries": before}


folder = pathlib.Path(__file__).parent
(folder / "looks.json").write_text(json.dumps([case(*c) for c in CASES], indent=1) + "\n")

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What people do by hand: the tests of `stats compare` with pandas and SciPy, and a bootstrap.

Usage: usual_way.py BASELINE.csv TREATMENT.csv [resamples]
"""
import sys

import numpy as np
import pandas as pd
from scipy import stats

baseline, treatment = (pd.read_csv(f)["response_time"].to_numpy() for f in sys.argv[1:3])
resamples = int(sys.argv[3]) if len(sys.argv) > 3 else 10_000
rng = np.random.default_rng(42)

for name, x in (("baseline", baseline), ("treatment", treatment)):
    print(name, len(x), x.mean(), x.std(ddof=1), np.quantile(x, [0.5, 0.9, 0.99, 0.999]))
print(stats.kruskal(baseline, treatment))
u = stats.mannwhitneyu(treatment, baseline)
print(u, 2 * u.statistic / len(baseline) / len(treatment) - 1)
print(stats.ttest_ind(treatment, baseline), stats.ttest_ind(treatment, baseline, equal_var=False))
print(stats.ks_2samp(baseline, treatment, method="asymp"))
draws = np.empty((resamples, 2))
for i in range(resamples):
    a = baseline[rng.integers(0, len(baseline), len(baseline))]
    b = treatment[rng.integers(0, len(treatment), len(treatment))]
    draws[i] = b.mean() - a.mean(), np.median(b) - np.median(a)
print(np.quantile(draws, [0.025, 0.975], axis=0))

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes oracle.json: expected values from SciPy and NumPy, or from the definition spelled out.

Run on Debian 12 with python3-scipy 1.10.1 and python3-numpy 1.24.2: /usr/bin/python3 oracle.py
"""
import itertools
import json
import math
import pathlib

import numpy as np
from scipy import stats

rng = np.random.default_rng(20261121)


def rounded(values, digits=3):
    return [float(round(v, digits)) for v in values]


DATA = {
    "a": rounded(rng.gamma(3, 1, 40)),
    "b": rounded(rng.gamma(3, 1.3, 55)),
    "c": rounded(rng.gamma(3, 0.8, 35)),
    "tied_a": [float(v) for v in rng.integers(1, 9, 60)],
    "tied_b": [float(v) for v in rng.integers(2, 10, 47)],
    "tied_c": [float(v) for v in rng.integers(1, 7, 33)],
    "long_a": rounded(rng.lognormal(1, 0.5, 1200), 6),
    "long_b": rounded(rng.lognormal(1.03, 0.6, 1500), 6),
    "small_a": rounded(rng.normal(10, 1, 6)),
    "small_b": rounded(rng.normal(11, 1, 7)),
}
ar = [0.0]
for e in rng.normal(0, 1, 999):
    ar.append(0.7 * ar[-1] + e)
DATA["ar"] = rounded(ar, 6)
BLOCKS = [rounded(rng.normal([10, 10.5, 11, 10.2], 1)) for _ in range(12)]
TIED_BLOCKS = [[float(v) for v in rng.integers(1, 5, 4)] for _ in range(9)]
NESTED = [[rounded(rng.normal(10 + t, 1, 5)) for _ in range(3)] for t in rng.normal(0, 2, 4)]
PAIRS = [("a", "b"), ("tied_a", "tied_b"), ("long_a", "long_b"), ("small_a", "small_b")]


def kruskal(*names):
    groups = [DATA[n] for n in names]
    r = stats.kruskal(*groups)
    n = sum(map(len, groups))
    df = len(groups) - 1
    return {"groups": names, "h": r.statistic, "df": df, "p": r.pvalue,
            "log10p": stats.chi2.logsf(r.statistic, df) / math.log(10),
            "epsilonSquared": r.statistic / (n - 1)}


def two(x, y):
    a, b = np.array(DATA[x]), np.array(DATA[y])
    ties = len(set(a) | set(b)) < len(a) + len(b)
    exact = not ties and max(len(a), len(b)) < 50
    mwu = stats.mannwhitneyu(b, a, method="exact" if exact else "asymptotic")
    t = stats.ttest_ind(b, a)
    w = stats.ttest_ind(b, a, equal_var=False)
    va, vb = a.var(ddof=1) / len(a), b.var(ddof=1) / len(b)
    ks = stats.ks_2samp(a, b, method="exact" if len(a) * len(b) <= 1_000_000 else "asymp")
    d = (b[:, None] - a[None, :]).ravel()
    return {
        "baseline": x, "treatment": y,
        "u": mwu.statistic, "u_p": mwu.pvalue,
        "t": t.statistic, "t_p": t.pvalue, "welch_t": w.statistic, "welch_p": w.pvalue,
        "welch_df": (va + vb) ** 2 / (va ** 2 / (len(a) - 1) + vb ** 2 / (len(b) - 1)),
        "ks_d": ks.statistic, "ks_p": ks.pvalue,
        "cliffs_delta": float((np.sign(d)).mean()), "hodges_lehmann": float(np.median(d)),
        "mean": [a.mean(), b.mean()], "sd": [a.std(ddof=1), b.std(ddof=1)],
    }


def holm(*p):
    order = np.argsort(p)
    adjusted = [0.0] * len(p)
    run = 0.0
    for k, i in enumerate(order):
        run = max(run, min(1, p[i] * (len(p) - k)))
        adjusted[i] = run
    return {"p": p, "adjusted": adjusted}


PROBS = [0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99]


def quantiles(name):
    x = DATA[name]
    return {"data": name, "p": PROBS,
            "type7": [float(np.quantile(x, p)) for p in PROBS]}


def fieller(x, y):
    a, b = np.array(DATA[x]), np.array(DATA[y])
    ma, mb, va, vb = a.mean(), b.mean(), a.var(ddof=1) / len(a), b.var(ddof=1) / len(b)
    t = stats.t.ppf(0.975, 30)
    # the set of r with (mb - r ma)^2 <= t^2 (vb + r^2 va): roots of a quadratic
    roots = np.sort(np.roots([ma * ma - t * t * va, -2 * ma * mb, mb * mb - t * t * vb]))
    return {"baseline": x, "treatment": y, "df": 30, "ratio": mb / ma,
            "lower": roots[0], "upper": roots[1]}


def components():
    x = np.array(NESTED)
    s = [x.var(axis=2, ddof=1).mean(), x.mean(axis=2).var(axis=1, ddof=1).mean(),
         x.mean(axis=(1, 2)).var(ddof=1)]
    t = [s[0], s[1] - s[0] / x.shape[2], s[2] - s[1] / x.shape[1]]
    return {"data": NESTED, "biased": s, "unbiased": t}


def autocovariance(name):
    x = np.array(DATA[name]) - np.mean(DATA[name])
    return {"data": name, "lags": [float((x[k:] * x[:len(x) - k]).sum() / len(x)) for k in range(20)]}


def wilcoxon_interval(name, level=0.95):
    x = np.array(DATA[name]) - 10
    n = len(x)
    walsh = sorted((x[i] + x[j]) / 2 for i in range(n) for j in range(i, n))
    counts = np.zeros(n * (n + 1) // 2 + 1)
    for signs in itertools.product([0, 1], repeat=n):
        counts[sum(r for r, s in zip(range(1, n + 1), signs) if s)] += 1
    cdf = np.cumsum(counts) / counts.sum()
    k = max(i for i in range(len(cdf)) if cdf[i] <= (1 - level) / 2)
    # the (k+1)-th smallest and largest average, k the largest with P(T <= k) <= a/2
    return {"data": name, "estimate": float(np.median(walsh)), "lower": walsh[k],
            "upper": walsh[len(walsh) - 1 - k]}


tails = {"chi2": [[x, df, float(stats.chi2.logsf(x, df) / math.log(10))]
                  for x, df in [(0.1, 1), (3.84, 1), (50, 1), (374.9, 1), (1400, 1), (9.2, 4), (600, 7)]],
         "normal": [[z, float((stats.norm.logsf(z) + math.log(2)) / math.log(10))] for z in [0.3, 1.96, 8, 30, 135]],
         "t": [[t, df, float(2 * stats.t.sf(t, df))] for t, df in [(0.5, 3), (2.1, 9.5), (10.667, 91998), (30, 40)]],
         "tq": [[lv, df, float(stats.t.ppf((1 + lv) / 2, df))] for lv, df in [(0.95, 4), (0.9, 9), (0.99, 2.5)]]}

result = {
    "data": DATA,
    "kruskal": [kruskal("a", "b"), kruskal("a", "b", "c"), kruskal("tied_a", "tied_b", "tied_c"),
                kruskal("long_a", "long_b")],
    "two": [two(*p) for p in PAIRS],
    "holm": [holm(0.04, 0.01, 0.03, 0.5), holm(0.2, 0.9, 0.001)],
    "quantiles": [quantiles("a"), quantiles("tied_b"), quantiles("small_a")],
    "fieller": [fieller("a", "b"), fieller("small_a", "small_b")],
    "components": components(),
    "autocovariance": autocovariance("ar"),
    "signed_rank": [wilcoxon_interval("small_a"), wilcoxon_interval("small_b")],
    "tails": tails,
}
out = pathlib.Path(__file__).with_name("oracle.json")
out.write_text(json.dumps(result, indent=0, default=float) + "\n")

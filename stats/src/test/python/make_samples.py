#!/usr/bin/env python3
"""Writes made-up samples in the published layout. Usage: make_samples.py ROWS SHIFT_MS SEED FILE"""
import sys

import numpy as np
import pandas as pd

rows, shift, seed, path = int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
rng = np.random.default_rng(seed)
ms = 2.5 + shift + rng.lognormal(-1.5, 0.7, rows) + 0.05 * np.sin(np.arange(rows) / 5000)
start = 1.7e9 + np.cumsum(ms) / 1000
pd.DataFrame({"start_time": start, "response_time": ms}).to_csv(path, index=False, float_format="%.9f")

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.result;

import org.HdrHistogram.Histogram;

/** Mean, spread and the usual quantiles of a histogram of times. */
public record LatencySummary(
    long count,
    double meanNs,
    double sdNs,
    long minNs,
    long p50Ns,
    long p90Ns,
    long p99Ns,
    long p999Ns,
    long maxNs) {
  /** The figures of {@code h}; null if it is null or has no times. */
  static LatencySummary of(Histogram h) {
    if (h == null || h.getTotalCount() == 0) {
      return null;
    }
    return new LatencySummary(
        h.getTotalCount(),
        h.getMean(),
        h.getStdDeviation(),
        h.getMinValue(),
        h.getValueAtPercentile(50),
        h.getValueAtPercentile(90),
        h.getValueAtPercentile(99),
        h.getValueAtPercentile(99.9),
        h.getMaxValue());
  }
}

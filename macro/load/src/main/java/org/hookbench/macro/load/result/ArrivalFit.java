// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.result;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.hookbench.experiment.Arrivals;

/** How far the times between sends are from the distribution that was asked for. */
final class ArrivalFit {
  private static final double CONSTANT_TOLERANCE = 0.2;

  private ArrivalFit() {}

  /**
   * Kolmogorov's distance between the gaps and the asked distribution with mean {@code meanNs}; for
   * constant arrivals the share of gaps that are off by more than 20 %.
   */
  static double distance(Histogram gaps, Arrivals asked, double meanNs) {
    return asked == Arrivals.CONSTANT ? off(gaps, meanNs) : kolmogorov(gaps, asked, meanNs);
  }

  private static double off(Histogram gaps, double meanNs) {
    long low = Math.round(meanNs * (1 - CONSTANT_TOLERANCE));
    long high = Math.round(meanNs * (1 + CONSTANT_TOLERANCE));
    return 1 - (double) gaps.getCountBetweenValues(low, high) / gaps.getTotalCount();
  }

  private static double kolmogorov(Histogram gaps, Arrivals asked, double meanNs) {
    double largest = 0;
    for (HistogramIterationValue v : gaps.recordedValues()) {
      double seen = v.getTotalCountToThisValue() / (double) gaps.getTotalCount();
      double expected = cumulative(asked, v.getValueIteratedTo() / meanNs);
      largest = Math.max(largest, Math.abs(seen - expected));
    }
    return largest;
  }

  private static double cumulative(Arrivals asked, double gap) {
    double random = asked == Arrivals.SHIFTED_EXPONENTIAL ? 2 * gap - 1 : gap;
    return random <= 0 ? 0 : 1 - Math.exp(-random);
  }
}

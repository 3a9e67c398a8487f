// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.result;

import org.HdrHistogram.Histogram;

/** Times of one kind, to four significant digits, up to an hour. */
final class Latencies {
  private static final long LONGEST_NS = 3_600_000_000_000L;
  private static final int DIGITS = 4;

  private final Histogram histogram = new Histogram(LONGEST_NS, DIGITS);

  void add(long ns) {
    histogram.recordValue(Math.max(0, Math.min(LONGEST_NS, ns)));
  }

  Histogram histogram() {
    return histogram;
  }

  /** The times in figures; null if there are none. */
  LatencySummary figures() {
    return LatencySummary.of(histogram);
  }
}

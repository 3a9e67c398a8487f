package org.hookbench.macro.load.result;

import org.HdrHistogram.Histogram;

/** Times of one kind, to four significant digits, up to an hour. */
public final class Latencies {
  private static final long LONGEST_NS = 3_600_000_000_000L;
  private static final int DIGITS = 4;

  private final Histogram histogram = new Histogram(LONGEST_NS, DIGITS);

  void add(long ns) {
    histogram.recordValue(Math.max(0, Math.min(LONGEST_NS, ns)));
  }

  /** The times in figures; null if there are none. */
  Figures figures() {
    return histogram.getTotalCount() == 0 ? null : Figures.of(histogram);
  }

  /** What a reader asks first. */
  public record Figures(
      long count,
      double meanNs,
      double sdNs,
      long minNs,
      long p50Ns,
      long p90Ns,
      long p99Ns,
      long p999Ns,
      long maxNs) {
    static Figures of(Histogram h) {
      return new Figures(
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
}

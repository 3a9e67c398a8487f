// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * From where on a series stays at the level of its end. Change points (ED-PELT) are looked for in
 * medians of blocks that are long enough to be nearly independent, and a change counts only if it
 * is larger than a tolerance: with many samples every change is significant.
 */
public final class Settling {
  /** The series is too short, or too correlated, to tell. */
  public static final int UNKNOWN = -1;

  private static final int BATCHES = 512;
  private static final int SEGMENTS = 8;
  private static final int MOST_BLOCKS = 32;
  private static final int FEWEST_BLOCKS = 12;
  private static final int INDEPENDENT_PER_BLOCK = 6;
  private static final int SHORTEST_LEVEL = 3;

  private Settling() {}

  /**
   * Index of the first settled value; the length of the series if it has not settled in its first
   * half, {@link #UNKNOWN} if that cannot be told.
   *
   * @param tolerance largest difference of two levels that does not matter
   */
  public static int from(double[] series, double tolerance) {
    int blocks = blocks(series);
    if (blocks < FEWEST_BLOCKS) {
      return UNKNOWN;
    }
    double[] medians = medians(series, blocks);
    int[] changes = ChangePoints.of(medians, SHORTEST_LEVEL, ChangePoints.STRICT);
    int settled = medians.length;
    double last = Double.NaN;
    for (int i = changes.length; i >= 0; i--) {
      int start = i == 0 ? 0 : changes[i - 1];
      double level = median(medians, start, i == changes.length ? medians.length : changes[i]);
      last = i == changes.length ? level : last;
      if (Math.abs(level - last) > tolerance) {
        break;
      }
      settled = start;
    }
    return settled > blocks / 2 ? series.length : start(series, settled, blocks);
  }

  /** As many blocks as hold some independent values each. */
  private static int blocks(double[] series) {
    double[] batches = medians(series, Math.min(BATCHES, series.length));
    double independent =
        IntStream.range(0, SEGMENTS)
            .mapToObj(s -> Arrays.copyOfRange(batches, at(batches, s), at(batches, s + 1)))
            .mapToDouble(segment -> segment.length == 0 ? 0 : EffectiveSampleSize.of(segment))
            .map(size -> Double.isNaN(size) ? batches.length / (double) SEGMENTS : size)
            .sum();
    return (int) Math.min(MOST_BLOCKS, independent / INDEPENDENT_PER_BLOCK);
  }

  private static int at(double[] batches, int segment) {
    return start(batches, segment, SEGMENTS);
  }

  private static int start(double[] series, int part, int parts) {
    return (int) ((long) series.length * part / parts);
  }

  private static double[] medians(double[] series, int parts) {
    return IntStream.range(0, parts)
        .mapToDouble(p -> median(series, start(series, p, parts), start(series, p + 1, parts)))
        .toArray();
  }

  private static double median(double[] values, int from, int to) {
    return SampleQuantile.median(Arrays.copyOfRange(values, from, to));
  }
}

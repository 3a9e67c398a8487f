// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.hookbench.experiment.results.Batch;
import org.hookbench.experiment.results.Pair;

/**
 * Timed batches of calls of one micro trial, in nanoseconds per call and in time order.
 *
 * @param baselineNs of one call; for a trial of one arm only: of that arm
 * @param treatmentNs of one call; empty for a trial of one arm only
 */
record CallPairs(double[] baselineNs, double[] treatmentNs) {
  private static final int START_CAPACITY = 1 << 12;

  /** Reads pairs.csv.gz. */
  public static CallPairs readPairs(Path file) {
    double[] baseline = new double[START_CAPACITY];
    double[] treatment = new double[START_CAPACITY];
    int n = 0;
    try (Table rows = Table.ours(file)) {
      int[] at = rows.columns(Pair.COLUMNS);
      for (; rows.next(); n++) {
        if (n == baseline.length) {
          baseline = Arrays.copyOf(baseline, 2 * n);
          treatment = Arrays.copyOf(treatment, 2 * n);
        }
        long calls = positive(rows, at[2]);
        baseline[n] = time(rows, at[3]) / calls;
        treatment[n] = time(rows, at[4]) / calls;
        requireOrder(rows, at[1]);
      }
    }
    return new CallPairs(Arrays.copyOf(baseline, n), Arrays.copyOf(treatment, n));
  }

  /** Reads batches.csv.gz. */
  public static CallPairs readBatches(Path file) {
    double[] perCall = new double[START_CAPACITY];
    int n = 0;
    try (Table rows = Table.ours(file)) {
      int[] at = rows.columns(Batch.COLUMNS);
      for (; rows.next(); n++) {
        if (n == perCall.length) {
          perCall = Arrays.copyOf(perCall, 2 * n);
        }
        perCall[n] = time(rows, at[2]) / positive(rows, at[1]);
      }
    }
    return new CallPairs(Arrays.copyOf(perCall, n), new double[0]);
  }

  private static void requireOrder(Table rows, int column) {
    String order = rows.text(column);
    if (!List.of("BT", "TB").contains(order)) {
      throw rows.bad("order '" + order + "' is neither BT nor TB");
    }
  }

  private static long positive(Table rows, int column) {
    long value = rows.integer(column);
    if (value <= 0) {
      throw rows.bad("calls " + value + " must be at least 1");
    }
    return value;
  }

  private static double time(Table rows, int column) {
    double value = rows.number(column);
    if (value < 0) {
      throw rows.bad("a batch needs a time of at least 0 ns");
    }
    return value;
  }
}

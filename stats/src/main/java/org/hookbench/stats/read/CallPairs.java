// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.nio.file.Path;
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
  /** Reads pairs.csv.gz. */
  static CallPairs readPairs(Path file) {
    DoubleBuffer baseline = new DoubleBuffer(file.toString());
    DoubleBuffer treatment = new DoubleBuffer(file.toString());
    try (Table rows = Table.ours(file)) {
      int[] at = rows.columns(Pair.COLUMNS);
      while (rows.next()) {
        long calls = positive(rows, at[2]);
        baseline.add(time(rows, at[3]) / calls);
        treatment.add(time(rows, at[4]) / calls);
        requireOrder(rows, at[1]);
      }
    }
    return new CallPairs(baseline.toArray(), treatment.toArray());
  }

  /** Reads batches.csv.gz. */
  static CallPairs readBatches(Path file) {
    DoubleBuffer perCall = new DoubleBuffer(file.toString());
    try (Table rows = Table.ours(file)) {
      int[] at = rows.columns(Batch.COLUMNS);
      while (rows.next()) {
        perCall.add(time(rows, at[2]) / positive(rows, at[1]));
      }
    }
    return new CallPairs(perCall.toArray(), new double[0]);
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

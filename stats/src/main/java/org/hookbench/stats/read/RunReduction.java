// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hookbench.experiment.results.Run;
import org.hookbench.experiment.results.Start;

/**
 * From the runs of a workload to the series of its trial: the first metric of each run, or the time
 * from exec to exit in milliseconds; or from cold starts, of which it is the time to the first
 * byte. A pair in which one failed is left out of both arms.
 */
final class RunReduction {
  private static final double NS_PER_MS = 1e6;
  private static final double NS_PER_S = 1e9;

  /** A run; NaN stands for one that failed. */
  private record Row(long pair, String arm, double startS, double value, String error) {}

  private RunReduction() {}

  static List<ArmSeries> ofRuns(MeasuredTrial trial, int windows) {
    return trial.metrics().keySet().stream()
        .findFirst()
        .map(metric -> reduce(trial, windows, Run.FILE, Run.METRIC + metric, 1))
        .orElseGet(() -> reduce(trial, windows, Run.FILE, "wall_ns", NS_PER_MS));
  }

  static List<ArmSeries> ofStarts(MeasuredTrial trial, int windows) {
    return reduce(trial, windows, Start.FILE, "first_byte_ns", NS_PER_MS);
  }

  private static List<ArmSeries> reduce(
      MeasuredTrial trial, int windows, String file, String value, double divisor) {
    List<Row> rows = rows(trial.path().resolve(file), value, divisor);
    List<ArmSeries> series = new ArrayList<>();
    for (String arm : trial.arms()) {
      series.add(series(arm, rows, trial.record().warmup(), windows));
    }
    return series;
  }

  private static List<Row> rows(Path file, String value, double divisor) {
    List<Row> rows = new ArrayList<>();
    try (Table table = Table.ours(file)) {
      int[] at = table.columns(List.of("pair", "arm", "start_ns", "error", value));
      while (table.next()) {
        String error = table.text(at[3]);
        rows.add(
            new Row(
                table.integer(at[0]),
                table.text(at[1]),
                table.number(at[2]) / NS_PER_S,
                error.isEmpty() ? table.number(at[4]) / divisor : Double.NaN,
                error));
      }
    }
    return rows;
  }

  private static ArmSeries series(String arm, List<Row> rows, int warmup, int windows) {
    Map<Long, Boolean> whole = new TreeMap<>();
    rows.forEach(row -> whole.merge(row.pair(), row.error().isEmpty(), Boolean::logicalAnd));
    double lastS = rows.isEmpty() ? 0 : rows.get(rows.size() - 1).startS();
    Windows drawn = new Windows(Math.nextUp(lastS / windows));
    Map<String, Integer> errors = new TreeMap<>();
    double[] values = new double[rows.size()];
    int n = 0;
    long made = 0;
    for (Row row : rows) {
      if (!row.arm().equals(arm)) {
        continue;
      }
      boolean warm = row.pair() < warmup;
      drawn.add(row.startS(), row.value(), warm);
      made += warm ? 0 : 1;
      if (!warm && !row.error().isEmpty()) {
        errors.merge(row.error(), 1, Integer::sum);
      }
      if (!warm && whole.get(row.pair())) {
        values[n++] = row.value();
      }
    }
    double[] measured = Arrays.copyOf(values, n);
    return new ArmSeries(arm, measured, measured, made, errors, drawn.finish());
  }
}

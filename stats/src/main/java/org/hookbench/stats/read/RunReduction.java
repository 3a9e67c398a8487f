package org.hookbench.stats.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hookbench.experiment.results.Run;

/**
 * From the runs of a workload to the series of its trial: the first metric of each run, or the time
 * from exec to exit in milliseconds. A pair in which a run failed is left out of both arms.
 */
final class RunReduction {
  private static final double NS_PER_MS = 1e6;
  private static final double NS_PER_S = 1e9;

  /** A run; NaN stands for one that failed. */
  private record Row(long pair, String arm, double startS, double value, String error) {}

  private RunReduction() {}

  static List<ArmSeries> reduce(MeasuredTrial trial, int windows) {
    List<Row> rows = rows(trial.path().resolve(Run.FILE), trial);
    List<ArmSeries> series = new ArrayList<>();
    for (String arm : trial.arms()) {
      series.add(series(arm, rows, trial.record().warmup(), windows));
    }
    return series;
  }

  private static List<Row> rows(Path file, MeasuredTrial trial) {
    List<Row> rows = new ArrayList<>();
    String metric = trial.metrics().keySet().stream().findFirst().orElse(null);
    try (Table table = Table.ours(file)) {
      int[] at = table.columns(Run.COLUMNS);
      int value = metric == null ? at[3] : table.columns(List.of(Run.METRIC + metric))[0];
      while (table.next()) {
        String error = table.text(at[7]);
        rows.add(
            new Row(
                table.integer(at[0]),
                table.text(at[1]),
                table.number(at[2]) / NS_PER_S,
                error.isEmpty()
                    ? table.number(value) / (metric == null ? NS_PER_MS : 1)
                    : Double.NaN,
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

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A point of metrics.csv: what a Prometheus server told of a trial.
 *
 * @param server its name; empty in files of one server
 * @param query by the name that the experiment gives it
 * @param series its labels, as JSON
 * @param second since the start of the trial
 * @param value NaN where there is none
 */
public record MetricSeries(
    String server, String query, String series, double second, double value) {
  private static final String FILE = "metrics.csv";

  /** Of a trial; empty if no server was asked. */
  public static List<MetricSeries> read(MeasuredTrial trial) {
    Path file = trial.path().resolve(FILE);
    List<MetricSeries> points = new ArrayList<>();
    if (!Files.isRegularFile(file)) {
      return points;
    }
    try (Table csv = Table.ours(file)) {
      int[] at = csv.columns(List.of("query", "series", "second", "value"));
      int server = csv.columnIfAny("server");
      while (csv.next()) {
        points.add(
            new MetricSeries(
                server < 0 ? "" : csv.text(server),
                csv.text(at[0]),
                csv.text(at[1]),
                csv.number(at[2]),
                csv.numberIfAny(at[3])));
      }
    }
    return points;
  }
}

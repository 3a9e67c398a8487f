// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * resources.csv of one trial: what each arm used in each second.
 *
 * @param columns names of the figures with their units, without arm and second
 */
public record Resources(List<String> columns, List<Row> rows) {
  public static final String FILE = "resources.csv";
  public static final Resources NONE = new Resources(List.of(), List.of());

  /** What is so much at a moment; the other columns are what was added since the row before. */
  private static final Set<String> LEVELS =
      Set.of("memory_bytes", "threads", "replicas_wanted", "replicas_ready");

  /**
   * What one arm did in the seconds up to one: mostly in one second, in more where a reading was
   * late.
   *
   * @param fromS where it begins: the second of the row before
   * @param values in the order of the columns; NaN where there is none
   */
  public record Row(String arm, double fromS, double second, double[] values) {
    public double seconds() {
      return second - fromS;
    }
  }

  /** The rows of one arm, by another name. */
  Resources only(String arm, String renamed) {
    return new Resources(
        columns,
        rows.stream()
            .filter(row -> row.arm().equals(arm))
            .map(row -> new Row(renamed, row.fromS(), row.second(), row.values()))
            .toList());
  }

  /** What a figure of an arm grew by per second, in the rows between two times; NaN if none. */
  public double perSecond(String arm, String column, double fromS, double untilS) {
    int at = columns.indexOf(column);
    List<Row> between =
        rows.stream()
            .filter(row -> at >= 0 && row.arm().equals(arm))
            .filter(row -> row.fromS() >= fromS && row.second() <= untilS)
            .filter(row -> Double.isFinite(row.values()[at]))
            .toList();
    double sum = between.stream().mapToDouble(row -> row.values()[at]).sum();
    return sum / between.stream().mapToDouble(Row::seconds).sum();
  }

  /** A figure in each second of a row: the level at its end, or the share of what was added. */
  public double inEachSecond(Row row, String column) {
    double value = row.values()[columns.indexOf(column)];
    return LEVELS.contains(column) ? value : value / row.seconds();
  }

  /** Reads a file; {@link #NONE} if it is not there. */
  public static Resources read(Path file) {
    if (!Files.isRegularFile(file)) {
      return NONE;
    }
    try (Table csv = Table.ours(file)) {
      int[] keys = csv.columns(List.of("arm", "second"));
      List<String> columns =
          csv.header().stream().filter(c -> !List.of("arm", "second").contains(c)).toList();
      int[] at = csv.columns(columns);
      List<Row> rows = new ArrayList<>();
      Map<String, Double> ends = new HashMap<>();
      while (csv.next()) {
        double[] values = new double[at.length];
        for (int c = 0; c < at.length; c++) {
          values[c] = csv.numberIfAny(at[c]);
        }
        String arm = csv.text(keys[0]);
        double second = csv.number(keys[1]);
        double fromS = ends.getOrDefault(arm, second - 1);
        rows.add(new Row(arm, Math.min(fromS, second - 1), second, values));
        ends.put(arm, second);
      }
      return new Resources(columns, List.copyOf(rows));
    }
  }
}

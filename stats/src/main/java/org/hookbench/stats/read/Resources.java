// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * resources.csv of one trial: what each arm used in each second.
 *
 * @param columns names of the figures with their units, without arm and second
 */
public record Resources(List<String> columns, List<Row> rows) {
  public static final String FILE = "resources.csv";
  public static final Resources NONE = new Resources(List.of(), List.of());

  /**
   * One second of one arm.
   *
   * @param values in the order of the columns; NaN where there is none
   */
  public record Row(String arm, double second, double[] values) {}

  /** The rows of one arm, by another name. */
  Resources only(String arm, String renamed) {
    return new Resources(
        columns,
        rows.stream()
            .filter(row -> row.arm().equals(arm))
            .map(row -> new Row(renamed, row.second(), row.values()))
            .toList());
  }

  /** Mean of a figure over the whole seconds of an arm between two times; NaN if it has none. */
  public double mean(String arm, String column, double fromS, double untilS) {
    int at = columns.indexOf(column);
    return rows.stream()
        .filter(row -> at >= 0 && row.arm().equals(arm))
        .filter(row -> row.second() - 1 >= fromS && row.second() <= untilS)
        .mapToDouble(row -> row.values()[at])
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
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
      while (csv.next()) {
        double[] values = new double[at.length];
        for (int c = 0; c < at.length; c++) {
          values[c] = csv.numberIfAny(at[c]);
        }
        rows.add(new Row(csv.text(keys[0]), csv.number(keys[1]), values));
      }
      return new Resources(columns, List.copyOf(rows));
    }
  }
}

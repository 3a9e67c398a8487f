// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.charts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table that a chart is drawn from.
 *
 * @param name of the file under figures/, without .csv
 * @param about one sentence: what a row is
 * @param rows cells are text, whole numbers, doubles (NaN: no value) or booleans
 */
public record Chart(String name, String about, List<String> columns, List<List<Object>> rows) {
  /** Folder of the files in a result directory. */
  public static final String FOLDER = "figures";

  private static final MathContext DIGITS = new MathContext(7);

  /** The file: header, LF, empty where there is no value. */
  public String csv() {
    StringBuilder csv = new StringBuilder(String.join(",", columns)).append('\n');
    for (List<Object> row : rows) {
      csv.append(row.stream().map(Chart::field).collect(Collectors.joining(","))).append('\n');
    }
    return csv.toString();
  }

  private static String field(Object cell) {
    if (cell instanceof Double d) {
      return Double.isFinite(d) ? rounded(d).toPlainString() : "";
    }
    String text = cell == null ? "" : cell.toString();
    boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  /** Seven significant digits, as in the file and in the page. */
  public static BigDecimal rounded(double value) {
    BigDecimal exact = BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros();
    return exact.scale() < 0 ? exact.setScale(0) : exact;
  }
}

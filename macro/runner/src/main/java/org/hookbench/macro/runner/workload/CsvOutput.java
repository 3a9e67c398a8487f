// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.workload;

import java.util.List;
import java.util.regex.Pattern;

/** An output that is a CSV with a header; lines that have fewer cells than it are no rows. */
final class CsvOutput {
  private static final Pattern CELL =
      Pattern.compile("(?<=^|,)\\s*(\"[^\"]*\"(?=\\s*(?:,|$))|[^,]*)");
  private final List<List<String>> rows;
  private final boolean cut;

  CsvOutput(String text) {
    List<List<String>> lines = text.lines().map(CsvOutput::cells).toList();
    int columns = lines.stream().mapToInt(List::size).max().orElse(0);
    this.rows = lines.stream().filter(line -> line.size() == columns).toList();
    String end = text.substring(text.lastIndexOf('\n') + 1);
    this.cut = !end.isBlank() && cells(end).size() < columns;
  }

  private static List<String> cells(String line) {
    return CELL.matcher(line)
        .results()
        .map(cell -> cell.group(1))
        .map(cell -> cell.strip().replaceAll("^\"(.*)\"$", "$1"))
        .toList();
  }

  /**
   * A cell.
   *
   * @param name COLUMN, of the last row, or ROW/COLUMN
   * @return empty if there is none, or if the last row was cut off and is asked for
   */
  String cell(String name) {
    int slash = name.indexOf('/');
    String row = slash < 0 ? null : name.substring(0, slash);
    int column = rows.isEmpty() ? -1 : rows.get(0).indexOf(name.substring(slash + 1));
    if (row == null && cut) {
      return "";
    }
    String cell = "";
    for (int i = 1; i < rows.size() && column >= 0; i++) {
      if (row == null || rows.get(i).get(0).equals(row)) {
        cell = rows.get(i).get(column);
      }
    }
    return cell;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.hookbench.stats.compare.ComparedArms;

/** Collects the rows of a figure; scenario and treatment lead each. */
final class ChartRows {
  private final String name;
  private final String about;
  private final List<String> columns;
  private final List<List<Object>> rows = new ArrayList<>();

  /**
   * Rows still to come.
   *
   * @param columns after scenario and treatment, separated by commas
   */
  ChartRows(String name, String about, String columns) {
    this.name = name;
    this.about = about;
    this.columns = List.of(("scenario,treatment," + columns).split(","));
  }

  void add(ComparedArms compared, Object... cells) {
    List<Object> row =
        new ArrayList<>(
            List.of(compared.comparison().scenario(), compared.comparison().treatment()));
    row.addAll(Arrays.asList(cells));
    if (row.size() != columns.size()) {
      throw new IllegalArgumentException(name + ": " + row.size() + " cells for " + columns);
    }
    rows.add(Collections.unmodifiableList(row));
  }

  Chart figure() {
    return new Chart(name, about, columns, List.copyOf(rows));
  }
}

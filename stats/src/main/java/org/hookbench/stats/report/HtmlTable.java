// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import static org.hookbench.stats.report.Html.attr;
import static org.hookbench.stats.report.Html.el;

import java.util.ArrayList;
import java.util.List;

/** A table whose columns sort on a click. */
final class HtmlTable {
  private final List<String> columns;
  private final boolean[] numeric;
  private final List<Html> rows = new ArrayList<>();

  HtmlTable(String... columns) {
    this.columns = List.of(columns);
    this.numeric = new boolean[columns.length];
  }

  /**
   * A cell that shows a text and sorts by a number.
   *
   * @param by NaN sorts last
   * @param below second line, may be empty
   */
  record Number(String shown, double by, String below) {
    Number(String shown, double by) {
      this(shown, by, "");
    }

    private Html cell() {
      Html detail = below.isEmpty() ? Html.NONE : el("small", below);
      return el("td.number", attr("data-by", by), shown, detail);
    }
  }

  HtmlTable row(Object... cells) {
    List<Html> row = new ArrayList<>();
    for (int i = 0; i < cells.length; i++) {
      numeric[i] |= cells[i] instanceof Number;
      row.add(cells[i] instanceof Number n ? n.cell() : el("td", cells[i]));
    }
    rows.add(el("tr", row));
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  int rows() {
    return rows.size();
  }

  Html html() {
    List<Html> heads = new ArrayList<>();
    for (int i = 0; i < numeric.length; i++) {
      heads.add(el(numeric[i] ? "th.number" : "th", attr("scope", "col"), columns.get(i)));
    }
    return el("div.scroll", el("table", el("thead", el("tr", heads)), el("tbody", rows)));
  }
}

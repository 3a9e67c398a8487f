package org.hookbench.stats.report;

import static org.hookbench.stats.report.Html.attr;
import static org.hookbench.stats.report.Html.el;

import java.util.ArrayList;
import java.util.List;

/** A table whose columns sort on a click. */
final class Table {
  private final List<String> columns;
  private final List<Html> rows = new ArrayList<>();

  Table(String... columns) {
    this.columns = List.of(columns);
  }

  /**
   * A cell that shows a text and sorts by a number.
   *
   * @param by NaN sorts last
   */
  record Number(String shown, double by) {}

  Table row(Object... cells) {
    List<Html> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(
          cell instanceof Number n
              ? el("td.number", attr("data-by", n.by()), n.shown())
              : el("td", cell));
    }
    rows.add(el("tr", row));
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  Html html() {
    List<Html> heads = columns.stream().map(c -> el("th", attr("scope", "col"), c)).toList();
    return el("div.scroll", el("table", el("thead", el("tr", heads)), el("tbody", rows)));
  }
}

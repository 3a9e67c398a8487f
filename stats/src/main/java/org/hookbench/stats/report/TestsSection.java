package org.hookbench.stats.report;

import static org.hookbench.stats.report.Html.el;

import java.util.List;
import java.util.Locale;
import org.hookbench.stats.figure.Figure;

/** The tests papers use, marked with what each takes for independent. */
final class TestsSection {
  private TestsSection() {}

  static Section of(Figure tests) {
    Table table = new Table("scenario", "treatment", "test", "over", "statistic", "df", "p");
    for (List<Object> row : tests.rows()) {
      table.row(
          row.get(0),
          row.get(1),
          row.get(2),
          row.get(3),
          statistic((Double) row.get(4)),
          statistic((Double) row.get(5)),
          p((Double) row.get(6)));
    }
    Html note =
        el(
            "p.note",
            "Tests over samples treat each request or batch as independent. They are not:"
                + " requests of one run resemble their neighbours, so that these tests call two"
                + " halves of the same run different. They are here for comparison with papers and"
                + " play no part in a verdict; verdicts come from trials.");
    return new Section(
        "tests", "Tests", table.isEmpty() ? Html.NONE : Html.all(note, table.html()));
  }

  private static Table.Number statistic(double value) {
    if (Double.isNaN(value)) {
      return new Table.Number("", value);
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return new Table.Number(String.format(Locale.ROOT, whole ? "%.0f" : "%.4f", value), value);
  }

  private static Table.Number p(double value) {
    if (Double.isNaN(value)) {
      return new Table.Number("", value);
    }
    String shown =
        value >= 0.001
            ? String.format(Locale.ROOT, "%.3f", value)
            : value == 0 ? "< 1e-300" : String.format(Locale.ROOT, "%.1e", value);
    return new Table.Number(shown, value);
  }
}

package org.hookbench.stats.read;

import java.util.Arrays;
import java.util.List;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.analysis.Unit;

/**
 * A CSV file with a header that is known.
 *
 * @param columns that the header must have
 * @param unit null: the layout sets it
 * @param measuresByName whether {@code --column time=NAME} names one of its measures, not a column
 */
record CsvFormat(
    String name, List<String> columns, Unit unit, int fewest, boolean measuresByName, Layout layout)
    implements Format {

  /** Finds the columns of a layout and says what to do with a row. */
  @FunctionalInterface
  interface Layout {
    Runnable bind(Table table, Sink sink, ReadSpec request);
  }

  @Override
  public TrialKind kind() {
    return columns.contains("calls") ? TrialKind.MICRO : TrialKind.MACRO;
  }

  @Override
  public boolean recognizes(Content content) {
    String line = content.firstLine();
    String[] names = line.split(java.util.regex.Pattern.quote("" + Table.separator(line)), -1);
    List<String> header =
        Arrays.stream(names).map(n -> n.strip().replaceAll("^\"|\"$", "")).toList();
    return header.containsAll(columns);
  }

  @Override
  public void read(Content content, ReadSpec request, Sink sink) {
    Table table = Table.withHeader(content);
    if (unit != null) {
      sink.unit(unit);
    }
    Runnable row = layout.bind(table, sink, request);
    while (table.next()) {
      row.run();
    }
  }
}

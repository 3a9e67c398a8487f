// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.analysis.Unit;

/**
 * One layout of files.
 *
 * @param name for a reader
 * @param kind what a sample is
 * @param fewest samples that a file must have at least
 * @param measuresByName whether {@code --column time=NAME} names one of its measures, not a column
 * @param columns that the header must have; empty if it is no CSV with a known header
 * @param recognizes whether a file has this layout, by its first characters
 * @param reader gives all samples of a file to the sink
 */
record Format(
    String name,
    TrialKind kind,
    int fewest,
    boolean measuresByName,
    List<String> columns,
    Predicate<Content> recognizes,
    Reader reader) {
  static final int FEWEST = 2;

  /** Reads a file. */
  @FunctionalInterface
  interface Reader {
    void read(Content content, ReadSpec request, Sink sink);
  }

  /** Finds the columns of a layout and says what to do with a row. */
  @FunctionalInterface
  interface Layout {
    Runnable bind(Table table, Sink sink, ReadSpec request);
  }

  /** A layout without a header of its own. */
  static Format of(String name, TrialKind kind, Predicate<Content> recognizes, Reader reader) {
    return new Format(name, kind, FEWEST, false, List.of(), recognizes, reader);
  }

  /**
   * A CSV file with a header.
   *
   * @param unit null: the layout sets it
   */
  static Format csv(String name, List<String> columns, Unit unit, Layout layout) {
    return new Format(
        name,
        columns.contains("calls") ? TrialKind.MICRO : TrialKind.MACRO,
        FEWEST,
        false,
        columns,
        content -> header(content.firstLine()).containsAll(columns),
        (content, request, sink) -> rows(Table.withHeader(content), request, sink, unit, layout));
  }

  /** The same, with measures that have names. */
  Format ofNamedMeasures(int least) {
    return new Format(name, kind, least, true, columns, recognizes, reader);
  }

  private static List<String> header(String line) {
    String[] names = line.split(Pattern.quote("" + Table.separator(line)), -1);
    return Arrays.stream(names).map(n -> n.strip().replaceAll("^\"|\"$", "")).toList();
  }

  private static void rows(Table table, ReadSpec request, Sink sink, Unit unit, Layout layout) {
    if (unit != null) {
      sink.unit(unit);
    }
    Runnable row = layout.bind(table, sink, request);
    while (table.next()) {
      row.run();
    }
  }
}

package org.hookbench.stats.read;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hookbench.experiment.console.UserError;

/** A CSV file with a header: its columns by name, its fields as checked values. */
final class Table {
  private static final int NAMED = 20;

  private final Rows rows;
  private final List<String> header;
  private boolean atFirstRow;

  private Table(Rows rows, List<String> header) {
    this.rows = rows;
    this.header = header;
  }

  /** Reads the header. */
  static Table withHeader(Content content) {
    Rows rows = new Rows(content.stream(), content.source(), separator(content.firstLine()));
    rows.next();
    List<String> header = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      header.add(rows.text(i));
    }
    return new Table(rows, header);
  }

  /** A file whose first line is already a row. */
  static Table withoutHeader(Content content) {
    Rows rows = new Rows(content.stream(), content.source(), separator(content.firstLine()));
    rows.next();
    List<String> header = IntStream.rangeClosed(1, rows.size()).mapToObj(String::valueOf).toList();
    Table table = new Table(rows, header);
    table.atFirstRow = true;
    return table;
  }

  static char separator(String firstLine) {
    char best = ',';
    for (char c : new char[] {';', '\t'}) {
      if (count(firstLine, c) > count(firstLine, best)) {
        best = c;
      }
    }
    return best;
  }

  private static long count(String text, char c) {
    return text.chars().filter(x -> x == c).count();
  }

  int columns() {
    return header.size();
  }

  /** Names of the first columns, for messages. */
  String names() {
    List<String> first = header.subList(0, Math.min(NAMED, header.size()));
    return first
        + (first.size() < header.size() ? " and " + (header.size() - NAMED) + " more" : "");
  }

  /** Position of a column; it must be there once. */
  int column(String name) {
    int at = header.indexOf(name);
    if (at < 0) {
      throw UserError.of(
          "%s: there is no column '%s'; the columns are %s", rows.where(), name, names());
    }
    if (header.lastIndexOf(name) != at) {
      throw UserError.of(
          "%s: column '%s' is there twice; remove or rename one", rows.where(), name);
    }
    return at;
  }

  /** Position of a column, or -1 if it is null or not there. */
  int columnIfAny(String name) {
    return name == null || !header.contains(name) ? -1 : column(name);
  }

  /** Goes to the next row. */
  boolean next() {
    if (atFirstRow) {
      atFirstRow = false;
      return true;
    }
    if (!rows.next()) {
      return false;
    }
    if (rows.size() != header.size()) {
      throw UserError.of(
          "%s: has %d fields where the first line has %d; correct or remove the row",
          rows.where(), rows.size(), header.size());
    }
    return true;
  }

  /** A finite number. */
  double number(int column) {
    double value = rows.number(column);
    if (!Double.isFinite(value)) {
      String text = rows.text(column);
      String shown = text.length() > 40 ? text.substring(0, 40) + "..." : text;
      throw UserError.of(
          "%s: column '%s': '%s' is not a number; write it as in 12.5, or remove the row",
          rows.where(), header.get(column), shown);
    }
    return value;
  }

  /** A number, or the seconds of a date; NaN for a column that is not there. */
  double momentIfAny(int column) {
    if (column < 0 || Double.isFinite(rows.number(column))) {
      return column < 0 ? Double.NaN : rows.number(column);
    }
    double seconds = Moment.seconds(rows.text(column));
    return Double.isNaN(seconds) ? number(column) : seconds;
  }

  /** A text; empty for a column that is not there. */
  String text(int column) {
    return column < 0 ? "" : rows.text(column);
  }

  boolean isEmpty(int column) {
    return column < 0 || rows.isEmpty(column);
  }

  /** File and line of the row. */
  String where() {
    return rows.where();
  }
}

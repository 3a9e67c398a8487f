// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.hookbench.experiment.console.UserError;

/**
 * A CSV file with a header: its columns by name, its fields as checked values. What does not fit is
 * a {@link UserError} with file and line.
 */
final class Table implements AutoCloseable {
  private static final int NAMED = 20;
  private static final int SHOWN = 40;

  private final Content content;
  private final Rows rows;
  private final List<String> header;
  private final String remedy;
  private boolean atFirstRow;

  private Table(Content content, Rows rows, List<String> header, String remedy) {
    this.content = content;
    this.rows = rows;
    this.header = header;
    this.remedy = remedy;
  }

  /** A file of a result directory, which hookbench wrote. */
  static Table ours(Path file) {
    if (!Files.isRegularFile(file)) {
      throw UserError.of("%s: there is no such file; is the trial whole?", file);
    }
    return withHeader(Content.open(file), ',', "the file was changed or cut, check SHA256SUMS");
  }

  /** A file of another tool; reads the header. */
  static Table withHeader(Content content) {
    return withHeader(content, separator(content.firstLine()), "correct or remove the row");
  }

  private static Table withHeader(Content content, char separator, String remedy) {
    Rows rows = new Rows(content.stream(), content.source(), separator);
    rows.next();
    List<String> header = IntStream.range(0, rows.size()).mapToObj(rows::text).toList();
    return new Table(content, rows, header, remedy);
  }

  /** A file whose first line is already a row. */
  static Table withoutHeader(Content content) {
    Table table = withHeader(content);
    List<String> names =
        IntStream.rangeClosed(1, table.rows.size()).mapToObj(String::valueOf).toList();
    Table numbered = new Table(content, table.rows, names, table.remedy);
    numbered.atFirstRow = true;
    return numbered;
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

  List<String> header() {
    return header;
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
          "%s: there is no column '%s'; the columns are %s",
          rows.where(), name, Printable.of(names()));
    }
    if (header.lastIndexOf(name) != at) {
      throw UserError.of(
          "%s: column '%s' is there twice; remove or rename one", rows.where(), name);
    }
    return at;
  }

  /** Positions of columns, in their order. */
  int[] columns(List<String> names) {
    return names.stream().mapToInt(this::column).toArray();
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
      throw bad("has %s fields where the first line has %s".formatted(rows.size(), header.size()));
    }
    return true;
  }

  /** A finite number. */
  double number(int column) {
    double value = rows.number(column);
    if (!Double.isFinite(value)) {
      throw bad(column, "is not a number such as 12.5");
    }
    return value;
  }

  /** A finite number; NaN if the field is empty. */
  double numberIfAny(int column) {
    return isEmpty(column) ? Double.NaN : number(column);
  }

  /** A whole number. */
  long integer(int column) {
    long value = rows.integer(column);
    if (value == Rows.NO_INTEGER) {
      throw bad(column, "is not a whole number");
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

  /** Whether the field is this text. */
  boolean is(int column, byte[] text) {
    return rows.is(column, text);
  }

  /** File and line of the row. */
  String where() {
    return rows.where();
  }

  /** What is wrong with the row. */
  UserError bad(String what) {
    return UserError.of("%s: %s; %s", rows.where(), Printable.of(what), remedy);
  }

  /** What is wrong with a field of the row. */
  UserError bad(int column, String what) {
    String text = rows.text(column);
    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    return bad("column '%s': '%s' %s".formatted(header.get(column), shown, what));
  }

  @Override
  public void close() {
    content.close();
  }
}

package org.hookbench.stats.read;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.hookbench.experiment.console.UserError;

/**
 * Rows of a CSV that hookbench wrote (header, LF, comma, no quotes), without an object per row. A
 * row that does not fit its header is a {@link UserError} with file and line.
 */
final class CsvRows implements AutoCloseable {
  private final Path file;
  private final CsvLines lines;
  private final byte[] buffer;
  private final List<String> header;
  private final int[] ends;

  CsvRows(Path file) {
    this.file = file;
    this.lines = new CsvLines(file);
    this.buffer = lines.buffer();
    if (!lines.next()) {
      throw new UserError(file + ": is empty; the first line must name the columns");
    }
    int length = lines.end() - lines.start();
    String names = new String(buffer, lines.start(), length, StandardCharsets.UTF_8);
    this.header = List.of(names.split(",", -1));
    this.ends = new int[header.size()];
  }

  List<String> header() {
    return header;
  }

  /** Places of these columns, in their order. */
  int[] places(List<String> columns) {
    int[] places = columns.stream().mapToInt(header::indexOf).toArray();
    for (int i = 0; i < places.length; i++) {
      if (places[i] < 0) {
        throw UserError.of(
            "%s:1: column %s is missing; the header has %s",
            file, columns.get(i), Printable.of("" + header));
      }
    }
    return places;
  }

  /** Goes to the next row; false after the last. */
  boolean next() {
    if (!lines.next()) {
      return false;
    }
    int end = lines.end();
    int column = 0;
    for (int i = lines.start(); i <= end; i++) {
      if (i == end || buffer[i] == ',') {
        if (column == ends.length) {
          throw bad("more fields than the header has");
        }
        ends[column++] = i;
      }
    }
    if (column < ends.length) {
      throw bad(column + " fields, the header has " + ends.length);
    }
    return true;
  }

  /** A whole number. */
  long integer(int column) {
    int i = start(column);
    int end = ends[column];
    boolean negative = i < end && buffer[i] == '-';
    if (negative) {
      i++;
    }
    if (i == end || end - i > 18) {
      throw bad("'" + text(column) + "' is not a whole number (" + header.get(column) + ")");
    }
    long value = 0;
    for (; i < end; i++) {
      int digit = buffer[i] - '0';
      if (digit < 0 || digit > 9) {
        throw bad("'" + text(column) + "' is not a whole number (" + header.get(column) + ")");
      }
      value = 10 * value + digit;
    }
    return negative ? -value : value;
  }

  /** A finite decimal number; NaN if the field is empty. */
  double number(int column) {
    if (isEmpty(column)) {
      return Double.NaN;
    }
    double value = Decimal.parse(buffer, start(column), ends[column]);
    if (Double.isNaN(value)) {
      throw bad("'" + text(column) + "' is not a number (" + header.get(column) + ")");
    }
    if (Double.isInfinite(value)) {
      throw bad("'" + text(column) + "' is not finite (" + header.get(column) + ")");
    }
    return value;
  }

  boolean isEmpty(int column) {
    return start(column) == ends[column];
  }

  String text(int column) {
    return new String(buffer, start(column), ends[column] - start(column), StandardCharsets.UTF_8);
  }

  /** Whether the field is this text. */
  boolean is(int column, byte[] text) {
    int start = start(column);
    return Arrays.equals(buffer, start, ends[column], text, 0, text.length);
  }

  UserError bad(String what) {
    return lines.bad(what);
  }

  private int start(int column) {
    return column == 0 ? lines.start() : ends[column - 1] + 1;
  }

  @Override
  public void close() {
    lines.close();
  }
}

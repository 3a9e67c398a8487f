package org.hookbench.stats.directory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.hookbench.experiment.console.IoReason;
import org.hookbench.experiment.console.UserError;
import org.hookbench.stats.reader.Decimal;
import org.hookbench.stats.reader.Printable;

/**
 * Streams the rows of a CSV that hookbench wrote (header, LF, comma, no quotes), plain or gzip,
 * without an object per row. A row that does not fit its header is a {@link UserError} with file
 * and line.
 */
final class CsvRows implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 18;

  private final Path file;
  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final int[] ends;
  private final List<String> header;
  private int position;
  private int limit;
  private int rowStart;
  private long line;

  CsvRows(Path file) {
    this.file = file;
    try {
      InputStream raw = Files.newInputStream(file);
      this.in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw, BUFFER_BYTES) : raw;
    } catch (IOException e) {
      throw new UserError(
          file + ": cannot be read (" + IoReason.of(e) + "); is the trial whole?", e);
    }
    int end = nextLine();
    if (end < 0) {
      throw new UserError(file + ": is empty; the first line must name the columns");
    }
    String names = new String(buffer, rowStart, end - rowStart, StandardCharsets.UTF_8);
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
        throw new UserError(
            file
                + ":1: column "
                + columns.get(i)
                + " is missing; the header has "
                + Printable.of("" + header));
      }
    }
    return places;
  }

  /** Goes to the next row; false after the last. */
  boolean next() {
    int end = nextLine();
    if (end < 0) {
      return false;
    }
    int column = 0;
    for (int i = rowStart; i <= end; i++) {
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
    return new UserError(
        file
            + ":"
            + line
            + ": "
            + Printable.of(what)
            + "; the file was changed or cut, check SHA256SUMS");
  }

  private int start(int column) {
    return column == 0 ? rowStart : ends[column - 1] + 1;
  }

  /** Moves to the next line; returns its end (rowStart is its start), or -1. */
  private int nextLine() {
    int from = position;
    while (true) {
      for (; from < limit; from++) {
        if (buffer[from] == '\n') {
          return take(from, from + 1);
        }
      }
      int scanned = from - position;
      if (!fill()) {
        return position == limit ? -1 : take(limit, limit);
      }
      from = position + scanned;
    }
  }

  private int take(int end, int next) {
    rowStart = position;
    position = next;
    line++;
    return end > rowStart && buffer[end - 1] == '\r' ? end - 1 : end;
  }

  private boolean fill() {
    System.arraycopy(buffer, position, buffer, 0, limit - position);
    limit -= position;
    position = 0;
    if (limit == buffer.length) {
      throw new UserError(file + ":" + (line + 1) + ": a line of more than 256 KiB");
    }
    try {
      int n = in.read(buffer, limit, buffer.length - limit);
      limit += Math.max(n, 0);
      return n > 0;
    } catch (IOException e) {
      throw new UserError(
          file + ": is cut or not gzip (" + e.getMessage() + "); check SHA256SUMS", e);
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

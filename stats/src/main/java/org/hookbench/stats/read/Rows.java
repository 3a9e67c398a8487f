// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.hookbench.experiment.console.UserError;

/**
 * Records of a CSV file (RFC 4180, any line end) without an object per field. Not safe for use by
 * several threads.
 */
final class Rows {
  static final long NO_INTEGER = Long.MIN_VALUE;
  private static final int LONGEST = 1 << 24;
  private static final int MOST_DIGITS = 18;

  private final InputStream in;
  private final String source;
  private final byte separator;
  private byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private boolean ended;
  private long line;
  private long nextLine = 1;
  private int size;
  private int[] starts = new int[16];
  private int[] ends = new int[16];

  Rows(InputStream in, String source, char separator) {
    this.in = in;
    this.source = source;
    this.separator = (byte) separator;
  }

  /** Goes to the next record that is not blank; false at the end. */
  boolean next() {
    do {
      if (position == limit && !refill()) {
        return false;
      }
      while (!scan()) {
        if (!refill()) {
          scanLast();
          break;
        }
      }
    } while (size == 1 && starts[0] >= ends[0]);
    return true;
  }

  /** Fields of the record. */
  int size() {
    return size;
  }

  /** The number in a field, NaN if it is not one. */
  double number(int field) {
    int from = starts[field];
    int to = ends[field];
    while (from < to && (buffer[from] == ' ' || buffer[from] == '"')) {
      from++;
    }
    while (to > from && (buffer[to - 1] == ' ' || buffer[to - 1] == '"')) {
      to--;
    }
    return Decimal.parse(buffer, from, to);
  }

  /** The whole number in a field without quotes, {@link #NO_INTEGER} if it is not one. */
  long integer(int field) {
    int from = starts[field];
    int to = ends[field];
    boolean negative = from < to && buffer[from] == '-';
    from += negative ? 1 : 0;
    if (from >= to || to - from > MOST_DIGITS) {
      return NO_INTEGER;
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      int digit = buffer[i] - '0';
      if (digit < 0 || digit > 9) {
        return NO_INTEGER;
      }
      value = 10 * value + digit;
    }
    return negative ? -value : value;
  }

  /** Whether the bytes of a field are these. */
  boolean is(int field, byte[] text) {
    return Arrays.equals(
        buffer, starts[field], Math.max(starts[field], ends[field]), text, 0, text.length);
  }

  /** The text of a field, without quotes. */
  String text(int field) {
    String text =
        new String(
            buffer,
            starts[field],
            Math.max(0, ends[field] - starts[field]),
            StandardCharsets.UTF_8);
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text.strip();
  }

  boolean isEmpty(int field) {
    return starts[field] >= ends[field];
  }

  /** Where the record begins: {@code file:line}. */
  String where() {
    return source + ":" + line;
  }

  /** Scans the record at the position; false if the buffer ends before it does. */
  private boolean scan() {
    size = 0;
    int from = position;
    boolean quoted = false;
    long lines = nextLine;
    for (int i = position; i < limit; i++) {
      byte c = buffer[i];
      if (c == '"') {
        quoted = !quoted && (i == from || buffer[i - 1] == '"');
      } else if (c == '\n') {
        lines++;
      }
      if (quoted || c != separator && c != '\n') {
        continue;
      }
      addField(from, i);
      from = i + 1;
      if (c == '\n') {
        endRecord(lines, from);
        return true;
      }
    }
    return false;
  }

  private void scanLast() {
    if (limit == buffer.length) {
      buffer = Arrays.copyOf(buffer, limit + 1);
    }
    buffer[limit++] = '\n';
    if (!scan()) {
      throw UserError.of(
          "%s:%s: a quote is opened and never closed; close it or remove it", source, nextLine);
    }
  }

  private void endRecord(long lines, int next) {
    int last = size - 1;
    if (ends[last] > starts[last] && buffer[ends[last] - 1] == '\r') {
      ends[last]--;
    }
    line = nextLine;
    nextLine = lines;
    position = next;
  }

  private void addField(int from, int to) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
    }
    starts[size] = from;
    ends[size++] = to;
  }

  private boolean refill() {
    if (ended) {
      return false;
    }
    int kept = limit - position;
    if (kept > LONGEST) {
      throw UserError.of(
          "%s:%s: the line is longer than 16 MiB; this is not a CSV of samples", source, nextLine);
    }
    byte[] to = kept > buffer.length / 2 ? new byte[2 * buffer.length] : buffer;
    System.arraycopy(buffer, position, to, 0, kept);
    buffer = to;
    position = 0;
    limit = kept;
    int read = read();
    ended = read < 0;
    limit += Math.max(0, read);
    return !ended;
  }

  private int read() {
    try {
      return in.read(buffer, limit, buffer.length - limit);
    } catch (EOFException | ZipException e) {
      throw UserError.of(
          e,
          "%s: the compressed file is damaged or cut after line %s; copy it again",
          source,
          nextLine - 1);
    } catch (IOException e) {
      throw new UserError(source + ": cannot be read: " + e.getMessage(), e);
    }
  }
}

package org.hookbench.stats.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.hookbench.experiment.console.IoReason;
import org.hookbench.experiment.console.UserError;

/** Streams the lines of a file, plain or gzip, through one buffer: no object per line. */
final class CsvLines implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 18;

  private final Path file;
  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int limit;
  private int start;
  private int end;
  private long line;

  CsvLines(Path file) {
    this.file = file;
    try {
      InputStream raw = Files.newInputStream(file);
      this.in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw, BUFFER_BYTES) : raw;
    } catch (IOException e) {
      throw UserError.of(e, "%s: cannot be read (%s); is the trial whole?", file, IoReason.of(e));
    }
  }

  /** Where the lines stand: always the same array, overwritten by {@link #next}. */
  byte[] buffer() {
    return buffer;
  }

  /** Goes to the next line; false after the last. */
  boolean next() {
    int from = position;
    while (true) {
      for (; from < limit; from++) {
        if (buffer[from] == '\n') {
          take(from, from + 1);
          return true;
        }
      }
      int scanned = from - position;
      if (!fill()) {
        boolean rest = position < limit;
        take(limit, limit);
        return rest;
      }
      from = position + scanned;
    }
  }

  /** First byte of the line in the buffer. */
  int start() {
    return start;
  }

  /** The byte after its last one, without the line end. */
  int end() {
    return end;
  }

  /** What is wrong with the line. */
  UserError bad(String what) {
    return UserError.of(
        "%s:%s: %s; the file was changed or cut, check SHA256SUMS", file, line, Printable.of(what));
  }

  private void take(int lineEnd, int next) {
    start = position;
    position = next;
    line++;
    end = lineEnd > start && buffer[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
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
      throw UserError.of(e, "%s: is cut or not gzip (%s); check SHA256SUMS", file, e.getMessage());
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

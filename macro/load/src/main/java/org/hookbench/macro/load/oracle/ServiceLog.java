package org.hookbench.macro.load.oracle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/**
 * When the oracle read and answered the requests of one connection, by the monotonic clock of the
 * machine; in memory until the connection ends. For one thread.
 */
final class ServiceLog {
  private static final int ROW = 2;

  private final Path file;
  private long[] times = new long[ROW * 1024];
  private int length;

  ServiceLog(Path file) {
    this.file = file;
  }

  void add(long readNs, long writtenNs) {
    if (length == times.length) {
      times = Arrays.copyOf(times, 2 * length);
    }
    times[length] = readNs;
    times[length + 1] = writtenNs;
    length += ROW;
  }

  /** Writes a row for each answer; the file is there when it is whole. */
  void write() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < length; i += ROW) {
      rows.append(times[i]).append(',').append(times[i + 1]).append('\n');
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(part, rows, StandardCharsets.US_ASCII);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.oracle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/**
 * When the oracle read and answered requests, by the monotonic clock of the machine; in memory
 * until it is written. For one thread.
 */
final class ServiceLog {
  private static final int ROW = 3;
  private static final int ROWS_AT_FIRST = 1 << 19;

  private final Path file;
  private long[] cells;
  private int length;

  /** A log that goes to {@code file}; null: nowhere. */
  ServiceLog(Path file) {
    this.file = file;
    this.cells = new long[file == null ? 0 : ROW * ROWS_AT_FIRST];
  }

  /** Notes a request of a connection, from 0 in the order of their acceptance. */
  void add(int connection, long readNs, long writtenNs) {
    if (file == null) {
      return;
    }
    if (length == cells.length) {
      cells = Arrays.copyOf(cells, 2 * length);
    }
    cells[length] = connection;
    cells[length + 1] = readNs;
    cells[length + 2] = writtenNs;
    length += ROW;
  }

  /** Writes a row for each request so far and begins anew; the file is there when it is whole. */
  void write() throws IOException {
    if (length == 0) {
      return;
    }
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < length; i += ROW) {
      rows.append(cells[i]).append(',').append(cells[i + 1]).append(',').append(cells[i + 2]);
      rows.append('\n');
    }
    length = 0;
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(part, rows, StandardCharsets.US_ASCII);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }
}

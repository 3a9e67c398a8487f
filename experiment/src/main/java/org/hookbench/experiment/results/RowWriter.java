// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a gzip CSV file row by row, without an allocation for a row; {@link #flush} makes what was
 * written readable. For one thread.
 */
abstract class RowWriter implements Closeable {
  final RowBuffer row = new RowBuffer();
  private final GzipFile file;

  RowWriter(Path path, List<String> columns) throws IOException {
    this.file = new GzipFile(path);
    file.write((String.join(",", columns) + "\n").getBytes(US_ASCII));
    file.flush();
  }

  /** Ends the row that was built. */
  final void endRow() throws IOException {
    row.newline();
    if (row.nearlyFull()) {
      row.drainTo(file);
    }
  }

  /** Writes out all rows so far. */
  public void flush() throws IOException {
    row.drainTo(file);
    file.flush();
  }

  @Override
  public void close() throws IOException {
    try (file) {
      row.drainTo(file);
    }
  }
}

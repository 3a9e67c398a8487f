// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads a samples.csv.gz that this program wrote, row by row. Files of older versions have -1 or 0
 * where a value is missing; they read as the empty cells of today do.
 */
public final class SampleReader implements Closeable {
  private static final List<String> ALL =
      Stream.concat(Sample.COLUMNS.stream(), Sample.MORE.stream()).toList();

  private final CsvTable table;
  private final List<String> arms;

  /** Opens a file; arms are numbered in the order of {@code arms}. */
  public SampleReader(Path file, List<String> arms) throws IOException {
    this.table = new CsvTable(file, ALL, Sample.MORE);
    this.arms = List.copyOf(arms);
  }

  /** Reads the next row into {@code to}; false after the last one. */
  public boolean read(SampleRow to) throws IOException {
    if (!table.next()) {
      return false;
    }
    to.seq = table.number(0);
    to.arm = table.arm(1, arms);
    to.connection = (int) table.optional(2);
    to.intendedNs = table.number(3);
    to.sentNs = table.optional(4);
    to.firstByteNs = table.optional(5);
    to.doneNs = table.optional(6);
    to.status = (int) Math.max(SampleRow.NO_STATUS, table.optional(7));
    to.bytes = table.optional(8);
    to.error = table.text(9);
    for (int i = 0; i < to.more.length; i++) {
      to.more[i] = table.optional(Sample.COLUMNS.size() + i);
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a switch.csv.gz that this program wrote. */
public final class SwitchedConnectionReader {
  private SwitchedConnectionReader() {}

  /** Reads all rows; arms are numbered in the order of {@code arms}. */
  public static List<SwitchedConnection> all(Path file, List<String> arms) throws IOException {
    List<SwitchedConnection> all = new ArrayList<>();
    try (CsvTable table = new CsvTable(file, SwitchedConnection.COLUMNS, List.of())) {
      while (table.next()) {
        all.add(
            new SwitchedConnection(
                table.arm(0, arms),
                (int) table.number(1),
                (int) table.number(2),
                table.text(3).isEmpty() ? SampleRow.MISSING : table.arm(3, arms),
                table.optional(4),
                table.optional(5),
                table.number(6)));
      }
    }
    return all;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a connections.csv.gz that this program wrote; older ones have no local ports. */
public final class ConnectionSetupReader {
  private static final List<String> NEWER_COLUMNS = List.of("local_port");

  private ConnectionSetupReader() {}

  /** Reads all rows; arms are numbered in the order of {@code arms}. */
  public static List<ConnectionSetup> all(Path file, List<String> arms) throws IOException {
    List<ConnectionSetup> all = new ArrayList<>();
    try (CsvTable table = new CsvTable(file, ConnectionSetup.COLUMNS, NEWER_COLUMNS)) {
      while (table.next()) {
        all.add(setup(table, arms));
      }
    }
    return all;
  }

  private static ConnectionSetup setup(CsvTable table, List<String> arms) throws IOException {
    return new ConnectionSetup(
        table.arm(0, arms),
        (int) table.number(1),
        table.number(2),
        table.optional(3),
        table.text(4),
        table.optional(5),
        table.text(6),
        (int) table.optional(7));
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import java.io.IOException;
import java.nio.file.Path;

/** Writes starts.csv.gz. */
public final class StartWriter extends RowWriter {
  public StartWriter(Path path) throws IOException {
    super(path, Start.COLUMNS);
  }

  /** Writes a row; a figure that is negative is missing. */
  public void write(Start s) throws IOException {
    row.number(s.pair()).comma().text(s.arm()).comma().number(s.startNs()).comma();
    row.optional(s.createdNs()).comma().optional(s.startedNs()).comma();
    row.optional(s.readyNs()).comma().optional(s.firstByteNs()).comma();
    row.optional(s.status()).comma().number(s.refused()).comma().optional(s.cpuNs()).comma();
    row.text(s.instance()).comma().text(s.error());
    endRow();
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes switch.csv.gz. */
public final class SwitchedConnectionWriter {
  private SwitchedConnectionWriter() {}

  /** Writes all rows; a row names its arm by the position in {@code arms}. */
  public static void all(Path path, List<String> arms, List<SwitchedConnection> connections)
      throws IOException {
    RowBuffer row = new RowBuffer();
    try (GzipFile file = new GzipFile(path)) {
      file.write((String.join(",", SwitchedConnection.COLUMNS) + "\n").getBytes(US_ASCII));
      for (SwitchedConnection c : connections) {
        row.text(arms.get(c.arm()).getBytes(UTF_8)).comma().number(c.connection()).comma();
        row.number(c.peerPort()).comma();
        row.text(c.isRecorded() ? arms.get(c.recordedArm()) : "")
            .comma()
            .optional(c.hookCalls())
            .comma();
        row.optional(c.pastCalls()).comma().number(c.samples()).newline();
        row.drainTo(file);
      }
    }
  }
}

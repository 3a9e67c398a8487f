// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes connections.csv.gz. */
public final class ConnectionSetupWriter extends RowWriter {
  private final List<byte[]> arms;

  /** Creates the file; a row names its arm by the position in {@code arms}. */
  public ConnectionSetupWriter(Path path, List<String> arms) throws IOException {
    super(path, ConnectionSetup.COLUMNS);
    this.arms = arms.stream().map(arm -> arm.getBytes(UTF_8)).toList();
  }

  /** Writes a row; missing values become empty cells. */
  public void write(ConnectionSetup s) throws IOException {
    row.text(arms.get(s.arm())).comma().number(s.connection()).comma();
    row.number(s.openedNs()).comma().optional(s.connectedNs()).comma();
    row.text(s.error()).comma().optional(s.handshakeNs()).comma();
    row.text(s.tls()).comma().optional(s.localPort());
    endRow();
  }
}

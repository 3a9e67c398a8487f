package org.hookbench.experiment.results;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes connections.csv.gz; {@link #flush} makes what was written readable. For one thread. */
public final class ConnectionSetupWriter implements Closeable {
  private final GzipFile file;
  private final RowBuffer row = new RowBuffer();
  private final List<byte[]> arms;

  /** Creates the file; a row names its arm by the position in {@code arms}. */
  public ConnectionSetupWriter(Path path, List<String> arms) throws IOException {
    this.file = new GzipFile(path);
    this.arms = arms.stream().map(arm -> arm.getBytes(UTF_8)).toList();
    file.write((String.join(",", ConnectionSetup.COLUMNS) + "\n").getBytes(US_ASCII));
    file.flush();
  }

  /** Writes a row; missing values become empty cells. */
  public void write(ConnectionSetup s) throws IOException {
    row.text(arms.get(s.arm())).comma().number(s.connection()).comma();
    row.number(s.openedNs()).comma().optional(s.connectedNs()).comma();
    row.text(s.error()).comma().optional(s.handshakeNs()).comma();
    row.text(s.tls()).comma().optional(s.localPort()).newline();
    row.drainTo(file);
  }

  /** Writes out all rows so far. */
  public void flush() throws IOException {
    file.flush();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

package org.hookbench.macro.load.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes connections.csv.gz. */
public final class OpeningFile implements Closeable {
  private final GzipFile file;
  private final List<String> arms;

  public OpeningFile(Path path, List<String> arms) throws IOException {
    this.file = new GzipFile(path);
    this.arms = arms;
    line(String.join(",", Opening.COLUMNS));
    file.flush();
  }

  public void write(Opening o) throws IOException {
    String error = o.error().replaceAll("[\",\r\n]", " ");
    line(
        arms.get(o.arm())
            + ","
            + o.connection()
            + ","
            + o.openedNs()
            + ","
            + (o.connectedNs() < 0 ? "" : o.connectedNs())
            + ","
            + error
            + ","
            + (o.handshakeNs() < 0 ? "" : o.handshakeNs())
            + ","
            + o.tls());
  }

  void flush() throws IOException {
    file.flush();
  }

  private void line(String text) throws IOException {
    file.write((text + "\n").getBytes(UTF_8));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

package org.hookbench.macro.load.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads a samples.csv.gz that this program wrote, row by row. */
public final class SampleReader implements Closeable {
  private final BufferedReader reader;
  private final List<String> arms;

  /** Opens a file; arms are numbered in the order of {@code arms}. */
  public SampleReader(Path file, List<String> arms) throws IOException {
    this.reader =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8));
    this.arms = List.copyOf(arms);
    reader.readLine();
  }

  /** Reads the next row into {@code to}; false after the last one. */
  public boolean read(Exchange to) throws IOException {
    String line = reader.readLine();
    if (line == null) {
      return false;
    }
    String[] cells = line.split(",", -1);
    to.begin(Long.parseLong(cells[0]), Long.parseLong(cells[3]));
    to.arm = arms.indexOf(cells[1]);
    to.connection = Integer.parseInt(cells[2]);
    to.sentNs = time(cells[4]);
    to.firstByteNs = time(cells[5]);
    to.doneNs = time(cells[6]);
    to.status = cells[7].isEmpty() ? 0 : Integer.parseInt(cells[7]);
    to.bytes = Long.parseLong(cells[8]);
    to.error = ErrorKind.of(cells[9]);
    return true;
  }

  private static long time(String cell) {
    return cell.isEmpty() ? -1 : Long.parseLong(cell);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}

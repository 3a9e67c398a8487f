package org.hookbench.micro.kernel;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.hookbench.experiment.results.Pair;

/** Writes pairs.csv.gz, pair after pair, one run after the other. */
public final class PairsFile implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;
  private final PrintStream out;
  private long next;

  private PairsFile(OutputStream out) {
    this.out = new PrintStream(out, false, StandardCharsets.US_ASCII);
    this.out.print(String.join(",", Pair.COLUMNS) + "\n");
  }

  /** Creates or replaces the file. */
  public static PairsFile create(Path file) throws IOException {
    return new PairsFile(new GZIPOutputStream(Files.newOutputStream(file), BUFFER_BYTES));
  }

  /** Appends all pairs of a run. */
  public void write(Pairs pairs) throws IOException {
    StringBuilder text = new StringBuilder(pairs.count() * 32);
    for (int i = 0; i < pairs.count(); i++) {
      text.append(next++).append(',').append(pairs.order(i));
      text.append(',').append(pairs.callsOfAllThreads());
      text.append(',').append(pairs.baselineNs(i));
      text.append(',').append(pairs.treatmentNs(i)).append('\n');
    }
    out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() throws IOException {
    out.close();
    if (out.checkError()) {
      throw new IOException("the pairs could not be written; is the disk full?");
    }
  }
}

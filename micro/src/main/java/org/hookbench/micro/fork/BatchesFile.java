package org.hookbench.micro.fork;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.hookbench.experiment.results.Batch;

/** Writes batches.csv.gz. */
final class BatchesFile {
  private BatchesFile() {}

  static void write(Path directory, long calls, long[] ns) throws IOException {
    try (PrintStream out =
        new PrintStream(
            new GZIPOutputStream(Files.newOutputStream(directory.resolve(Batch.FILE))),
            false,
            StandardCharsets.US_ASCII)) {
      out.print(String.join(",", Batch.COLUMNS) + "\n");
      for (int i = 0; i < ns.length; i++) {
        out.print(i + "," + calls + "," + ns[i] + "\n");
      }
      if (out.checkError()) {
        throw new IOException("the batches could not be written; is the disk full?");
      }
    }
  }
}

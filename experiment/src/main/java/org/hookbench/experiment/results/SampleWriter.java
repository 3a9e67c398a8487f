package org.hookbench.experiment.results;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes samples.csv.gz row by row, without an allocation for a row; {@link #flush} makes what was
 * written readable. For one thread.
 */
public final class SampleWriter implements Closeable {
  private final GzipFile file;
  private final RowBuffer row = new RowBuffer();
  private final List<byte[]> arms;

  /** Creates the file; a row names its arm by the position in {@code arms}. */
  public SampleWriter(Path path, List<String> arms) throws IOException {
    this.file = new GzipFile(path);
    this.arms = arms.stream().map(arm -> arm.getBytes(UTF_8)).toList();
    file.write((String.join(",", Sample.COLUMNS) + "\n").getBytes(US_ASCII));
    file.flush();
  }

  /** Writes a row; missing values become empty cells. */
  public void write(SampleRow r) throws IOException {
    row.number(r.seq).comma().text(arms.get(r.arm)).comma().optional(r.connection).comma();
    row.number(r.intendedNs).comma().optional(r.sentNs).comma();
    row.optional(r.firstByteNs).comma().optional(r.doneNs).comma();
    if (r.status != SampleRow.NO_STATUS) {
      row.number(r.status);
    }
    row.comma().optional(r.bytes).comma().text(r.error).newline();
    if (row.nearlyFull()) {
      row.drainTo(file);
    }
  }

  /** Writes out all rows so far. */
  public void flush() throws IOException {
    row.drainTo(file);
    file.flush();
  }

  @Override
  public void close() throws IOException {
    try (file) {
      row.drainTo(file);
    }
  }
}

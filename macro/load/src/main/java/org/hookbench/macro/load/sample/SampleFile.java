package org.hookbench.macro.load.sample;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hookbench.experiment.results.Sample;

/** Writes samples.csv.gz row by row; {@link #flush} makes what was written readable. */
public final class SampleFile implements Closeable {
  private final GzipFile file;
  private final RowBuffer row = new RowBuffer();
  private final List<byte[]> arms;

  public SampleFile(Path path, List<String> arms) throws IOException {
    this.file = new GzipFile(path);
    this.arms = arms.stream().map(a -> a.getBytes(US_ASCII)).toList();
    file.write((String.join(",", Sample.COLUMNS) + "\n").getBytes(US_ASCII));
    file.flush();
  }

  public void write(Exchange e) throws IOException {
    row.number(e.seq).comma().text(arms.get(e.arm)).comma().number(e.connection).comma();
    row.number(e.intendedNs).comma().time(e.sentNs).comma();
    row.time(e.firstByteNs).comma().time(e.doneNs).comma();
    if (e.status > 0) {
      row.number(e.status);
    }
    row.comma().number(e.bytes).comma().text(e.error.bytes()).newline();
    if (row.nearlyFull()) {
      row.drainTo(file);
    }
  }

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

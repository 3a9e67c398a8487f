package org.hookbench.macro.runner.driver;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.hookbench.experiment.results.Sample;

/** samples.csv.gz of a driver: done_ns is sent_ns and the time that the driver says. */
final class DriverSamples implements Closeable {
  private final BufferedWriter out;
  private final long zeroNs = System.nanoTime();
  private long seq;

  DriverSamples(Path folder) throws IOException {
    out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(folder.resolve(Sample.FILE))),
                StandardCharsets.US_ASCII));
    write(Sample.COLUMNS);
  }

  void add(String arm, DriverCall.Result result) throws IOException {
    long sentNs = result.startNs() - zeroNs;
    long doneNs = sentNs + result.timeNs();
    write(
        Stream.of(seq++, arm, 0, sentNs, sentNs, -1, doneNs, 0, result.bytes(), result.error())
            .map(Object::toString)
            .collect(Collectors.toList()));
  }

  private void write(List<String> cells) throws IOException {
    out.write(String.join(",", cells));
    out.write('\n');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}

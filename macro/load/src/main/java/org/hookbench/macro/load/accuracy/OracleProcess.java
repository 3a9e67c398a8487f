// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.accuracy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hookbench.experiment.console.MeasurementFailedException;

/**
 * An oracle in a process of its own, that polls for requests and writes down when it answers. It
 * ends with this process, however that ends.
 */
final class OracleProcess implements AutoCloseable {
  private static final long LONGEST_WRITE_NS = TimeUnit.SECONDS.toNanos(10);
  private static final long PAUSE_MS = 20;
  private static final String NO_LATE_COMPILATION = "-XX:TieredStopAtLevel=1";
  private static final String NO_PERIODIC_SAMPLES = "-XX:-UsePerfData";

  private final Process process;
  private final Path log;
  private final String url;

  OracleProcess(Path log) throws IOException {
    this.log = log;
    this.process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                NO_LATE_COMPILATION,
                NO_PERIODIC_SAMPLES,
                "-cp",
                System.getProperty("java.class.path"),
                "org.hookbench.macro.load.Main",
                "oracle",
                "--spin",
                "--record",
                log.toString(),
                "--until-stdin-ends")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    this.url =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
    if (url == null) {
      throw new MeasurementFailedException("the oracle did not start; its message is above");
    }
  }

  /** URL of a path and query, which begins with a slash. */
  String url(String path) {
    return url.substring(0, url.length() - 1) + path;
  }

  /** What it did on connections that were closed: from reading a request to writing its answer. */
  List<Span> answers() throws IOException, InterruptedException {
    long deadlineNs = System.nanoTime() + LONGEST_WRITE_NS;
    while (!Files.exists(log)) {
      if (System.nanoTime() > deadlineNs) {
        throw new MeasurementFailedException("the oracle did not write down what it did");
      }
      Thread.sleep(PAUSE_MS);
    }
    List<Span> answers = Files.readAllLines(log).stream().map(OracleProcess::answer).toList();
    Files.delete(log);
    return answers;
  }

  private static Span answer(String row) {
    String[] cells = row.split(",");
    return new Span(Integer.parseInt(cells[0]), Long.parseLong(cells[1]), Long.parseLong(cells[2]));
  }

  @Override
  public void close() {
    process.destroy();
  }
}

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

/** An oracle in a process of its own, that polls for requests and writes down when it answers. */
final class OracleProcess implements AutoCloseable {
  private static final long LONGEST_WRITE_NS = TimeUnit.SECONDS.toNanos(10);
  private static final long PAUSE_MS = 20;

  private final Process process;
  private final Path log;
  private final String url;

  OracleProcess(Path log) throws IOException {
    this.log = log;
    this.process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.hookbench.macro.load.Main",
                "oracle",
                "--spin",
                "--record",
                log.toString())
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

  /** What it took for each of the {@code n} requests on a connection that was closed. */
  long[] serverNs(int n) throws IOException, InterruptedException {
    long deadlineNs = System.nanoTime() + LONGEST_WRITE_NS;
    while (!Files.exists(log) && System.nanoTime() < deadlineNs) {
      Thread.sleep(PAUSE_MS);
    }
    List<String> rows = Files.readAllLines(log);
    Files.delete(log);
    if (rows.size() != n) {
      throw new MeasurementFailedException(
          "the oracle answered " + rows.size() + " requests, " + n + " were made");
    }
    return rows.stream().mapToLong(OracleProcess::taken).toArray();
  }

  private static long taken(String row) {
    int comma = row.indexOf(',');
    return Long.parseLong(row.substring(comma + 1)) - Long.parseLong(row.substring(0, comma));
  }

  @Override
  public void close() {
    process.destroy();
  }
}

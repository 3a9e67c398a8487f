// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.result;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * latency.hlog: both latencies of each arm, tagged {@code arm.sent} and {@code arm.intended}, in
 * nanoseconds; HdrHistogram's log format.
 */
public final class HistogramLog {
  public static final String FILE = "latency.hlog";

  private HistogramLog() {}

  /** Writes the file. */
  public static void write(Path directory, Tally tally, Instant start, double seconds)
      throws IOException {
    try (PrintStream out =
        new PrintStream(
            Files.newOutputStream(directory.resolve(FILE)), false, StandardCharsets.UTF_8)) {
      HistogramLogWriter log = new HistogramLogWriter(out);
      log.outputLogFormatVersion();
      log.outputStartTime(start.toEpochMilli());
      log.outputLegend();
      for (int i = 0; i < tally.targets().size(); i++) {
        String arm = tally.targets().get(i).arm();
        write(log, arm + ".sent", tally.arm(i).fromSent(), start, seconds);
        write(log, arm + ".intended", tally.arm(i).fromIntended(), start, seconds);
      }
    }
  }

  private static void write(
      HistogramLogWriter log, String tag, Histogram histogram, Instant start, double seconds) {
    histogram.setTag(tag);
    histogram.setStartTimeStamp(start.toEpochMilli());
    histogram.setEndTimeStamp(start.toEpochMilli() + Math.round(seconds * 1e3));
    log.outputIntervalHistogram(histogram);
  }
}

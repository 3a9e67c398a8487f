// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.fork;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hookbench.experiment.console.MeasurementFailedException;

/** A process of a trial: what it prints goes to log.txt, and why it failed is found there. */
final class Child {
  static final String LOG = "log.txt";
  static final String REASON = "hookbench: ";
  private static final int START_SECONDS = 60;
  private static final int SLOWEST_FACTOR = 20;
  private static final int SIGNAL = 128;

  private Child() {}

  /** Returns when it has ended well; it is killed when it takes far longer than it should. */
  static void run(ProcessBuilder builder, ForkSpec spec) throws IOException, InterruptedException {
    Path log = spec.out().resolve(LOG);
    ProcessBuilder.Redirect append = ProcessBuilder.Redirect.appendTo(new File(log.toString()));
    Process process = builder.redirectErrorStream(true).redirectOutput(append).start();
    long limit = START_SECONDS + Math.round(SLOWEST_FACTOR * spec.seconds());
    if (!process.waitFor(limit, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw failed(spec, "the fork did not end within " + limit + " s; it was killed");
    }
    if (process.exitValue() != 0) {
      throw failed(spec, reason(log, process.exitValue()));
    }
  }

  private static MeasurementFailedException failed(ForkSpec spec, String reason) {
    return new MeasurementFailedException(spec.point().label() + ": " + reason);
  }

  private static String reason(Path log, int status) throws IOException {
    List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
    return lines.stream()
        .filter(line -> line.startsWith(REASON))
        .reduce((first, last) -> last)
        .map(line -> line.substring(REASON.length()))
        .orElseGet(() -> ended(status, lines));
  }

  private static String ended(int status, List<String> lines) {
    String how =
        status > SIGNAL
            ? "signal " + (status - SIGNAL) + " (the hook may have crashed it)"
            : "status " + status;
    String last = lines.isEmpty() ? "" : "; it last said: " + lines.get(lines.size() - 1);
    return "the fork ended with " + how + last + "; see " + LOG;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.command;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.results.TemporaryFolder;
import org.hookbench.macro.load.accuracy.Accuracy;
import org.hookbench.macro.load.accuracy.KnownDelay;
import org.hookbench.macro.load.accuracy.Trials;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how far the generator's times are from those that the oracle recorded. */
@Command(
    name = "accuracy",
    mixinStandardHelpOptions = true,
    description =
        "Measures an oracle with known delays and prints the error of the latencies. It compares"
            + " quantiles, and each request with the time that the oracle recorded for it; the"
            + " loopback is included. It takes about four minutes and needs two idle CPUs.",
    footer = {
      "",
      "Examples:",
      "  scripts/hookbench load accuracy",
      "  scripts/hookbench load accuracy --spin 1ms --json"
    })
final class AccuracyCommand implements Callable<Integer> {
  private static final String HEADER =
      "| delay | distribution | kept warm | polls | requests | server p50 | error | server p99 |"
          + " error | of a request: p50 | p99 |\n"
          + "|---|---|---|---|---|---|---|---|---|---|---|\n";
  private static final String ROW =
      "| %s | %s | %s | %s | %d | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f |%n";
  private static final double US = 1e3;

  @Option(
      names = "--spin",
      paramLabel = "TIME",
      description = "How long the polling rows poll before they sleep (default: 100ms).")
  private String spin = "100ms";

  @Option(names = "--json", description = "Print JSON, in nanoseconds.")
  private boolean json;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    try (TemporaryFolder folder = TemporaryFolder.create("load")) {
      List<Accuracy> found =
          new Trials(folder.path(), KnownDelay.warmup(spin)).run(KnownDelay.all(spin));
      var out = spec.commandLine().getOut();
      out.print(json ? Json.text(found) : table(found));
      out.flush();
    }
    return ExitStatus.DONE;
  }

  private static String table(List<Accuracy> found) {
    StringBuilder text = new StringBuilder("times in \u00b5s\n").append(HEADER);
    for (Accuracy a : found) {
      text.append(
          String.format(
              Locale.ROOT,
              ROW,
              a.asked().delay(),
              a.asked().exponential() ? "exponential" : "constant",
              a.asked().warm() ? "yes" : "no",
              a.asked().spin(),
              a.requests(),
              a.medianServerNs() / US,
              a.medianDifferenceNs() / US,
              a.p99ServerNs() / US,
              a.p99DifferenceNs() / US,
              a.medianErrorNs() / US,
              a.p99ErrorNs() / US));
    }
    return text.toString();
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hookbench.experiment.Units;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.json.Json;
import org.hookbench.stats.compare.ArmCapacity;
import org.hookbench.stats.compare.CapacityPhrase;
import org.hookbench.stats.compare.LoadLevel;
import org.hookbench.stats.compare.Saturation;
import org.hookbench.stats.read.MeasuredDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stats saturation}: what the arms can do at most, and what a hook costs of it. */
@Command(
    name = "saturation",
    mixinStandardHelpOptions = true,
    description = {
      "Finds the largest throughput X_max of each arm and its knee X_max (R_min + Z), from a sweep"
          + " of load.connections in a closed loop with think time Z. Compares X_max between"
          + " the arms, and checks each number of connections against Little's law."
    },
    footer = {
      "%nExamples:",
      "  scripts/hookbench stats saturation results/20260131T120000Z-saturation"
    })
public final class SaturationCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "A result directory with such a sweep.")
  private Path directory;

  @Option(names = "--json", description = "Prints JSON in place of text.")
  private boolean json;

  @Override
  public Integer call() {
    Saturation saturation = Saturation.of(MeasuredDirectory.open(directory));
    PrintWriter to = spec.commandLine().getOut();
    if (json) {
      to.print(Json.text(saturation));
    } else {
      saturation.changes().forEach(change -> to.println(CapacityPhrase.of(change)));
      saturation.arms().forEach(arm -> print(to, arm));
    }
    to.flush();
    return ExitStatus.DONE;
  }

  private static void print(PrintWriter to, ArmCapacity arm) {
    to.println();
    to.println(CapacityPhrase.of(arm));
    arm.warnings().forEach(w -> to.println("  warning " + w.code() + ": " + w.message()));
    to.printf(
        "  %11s %6s %12s %12s %8s %12s %6s%n",
        "connections", "trials", "X per second", "R", "X(R+Z)", "utilisation", "CPUs");
    arm.levels().forEach(level -> print(to, level));
  }

  private static void print(PrintWriter to, LoadLevel level) {
    to.printf(
        Locale.ROOT,
        "  %11d %6d %12s %12s %8.1f %10.0f %% %6s%n",
        level.connections(),
        level.trials(),
        Units.significant(level.perSecond()),
        Units.formatNs(level.responseMs() * 1e6),
        level.clients(),
        100 * level.utilisation(),
        Double.isNaN(level.cpus()) ? "-" : Units.significant(level.cpus()));
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats;

import org.hookbench.experiment.console.Program;
import org.hookbench.stats.command.AnalyzeCommand;
import org.hookbench.stats.command.CalibrationCommand;
import org.hookbench.stats.command.CompareCommand;
import org.hookbench.stats.command.DashboardCommand;
import org.hookbench.stats.command.ExportCommand;
import org.hookbench.stats.command.GateCommand;
import org.hookbench.stats.command.PlanCommand;
import org.hookbench.stats.command.SaturationCommand;
import picocli.CommandLine.Command;

/** Entry point of hookbench-stats.jar. */
@Command(
    name = "hookbench stats",
    mixinStandardHelpOptions = true,
    description = "Reads measurements and reports what a hook costs.",
    footer = {
      "",
      "Examples:",
      "  scripts/hookbench stats analyze results/20260131T120000Z-quick",
      "  scripts/hookbench stats compare --baseline none.csv --treatment scan.csv",
      "  scripts/hookbench stats gate results/20260131T120000Z-macro --budget 'request: 5us'"
    },
    subcommands = {
      CompareCommand.class,
      AnalyzeCommand.class,
      GateCommand.class,
      PlanCommand.class,
      SaturationCommand.class,
      CalibrationCommand.class,
      DashboardCommand.class,
      ExportCommand.class
    })
public final class Main {
  Main() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  static int run(String... args) {
    return Program.run(new Main(), args);
  }
}

package org.hookbench.stats;

import org.hookbench.experiment.console.Program;
import org.hookbench.stats.command.AnalyzeCommand;
import org.hookbench.stats.command.CalibrationCommand;
import org.hookbench.stats.command.CompareCommand;
import org.hookbench.stats.command.GateCommand;
import org.hookbench.stats.command.HistoryCommand;
import org.hookbench.stats.command.PlanCommand;
import picocli.CommandLine.Command;

/** Entry point of hookbench-stats.jar. */
@Command(
    name = "hookbench stats",
    mixinStandardHelpOptions = true,
    description = "Reads measurements and reports what a hook costs.",
    subcommands = {
      CompareCommand.class,
      AnalyzeCommand.class,
      GateCommand.class,
      PlanCommand.class,
      CalibrationCommand.class,
      HistoryCommand.class
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

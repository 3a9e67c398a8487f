// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import org.hookbench.experiment.console.Program;
import org.hookbench.macro.runner.check.CheckCommand;
import org.hookbench.macro.runner.hooks.HooksCommand;
import org.hookbench.macro.runner.image.ImagesCommand;
import org.hookbench.macro.runner.schedule.ScheduleCommand;
import org.hookbench.macro.runner.stellar.ImportCommand;
import picocli.CommandLine.Command;

/** Entry point of hookbench-macro.jar. */
@Command(
    name = "hookbench",
    mixinStandardHelpOptions = true,
    description = "Runs experiments on systems under test with and without a hook.",
    footer = {
      "",
      "Examples:",
      "  scripts/hookbench macro macro/experiments/hello-process.yaml",
      "  scripts/hookbench hooks list",
      "  scripts/hookbench check"
    },
    subcommands = {
      MacroCommand.class,
      HooksCommand.class,
      CheckCommand.class,
      ImagesCommand.class,
      ImportCommand.class,
      ScheduleCommand.class
    })
public final class Main {
  Main() {}

  public static void main(String[] args) {
    System.exit(Program.run(new Main(), args));
  }
}

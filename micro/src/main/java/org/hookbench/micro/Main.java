// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro;

import java.io.IOException;
import java.util.Set;
import org.hookbench.experiment.console.Program;
import org.hookbench.micro.calibrate.CalibrateCommand;
import org.hookbench.micro.run.MicroCommand;
import picocli.CommandLine.Command;

/**
 * Entry point: the verbs of hookbench, and everything else as options of JMH, as in any JMH jar.
 */
@Command(
    name = "hookbench",
    mixinStandardHelpOptions = true,
    description =
        "Measures what a hook adds to one call. Without a verb, it takes the options"
            + " of JMH (-h lists them).",
    subcommands = {MicroCommand.class, CalibrateCommand.class},
    footer = {
      "",
      "Examples:",
      "  java -jar hookbench-micro.jar run --hook pass",
      "  java -jar hookbench-micro.jar DuetBenchmark -p hook=scan -f 5",
      "  java -jar hookbench-micro.jar -l"
    })
public final class Main {
  private static final Set<String> OURS = Set.of("run", "calibrate", "--help", "--version");

  Main() {}

  /** Never returns when a verb or a benchmark failed: the exit status says so. */
  public static void main(String[] args) throws IOException {
    if (args.length > 0 && OURS.contains(args[0])) {
      System.exit(Program.run(new Main(), args));
    }
    System.exit(JmhMain.run(args));
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.macro.load.measurement.LoadOrder;
import org.hookbench.macro.load.measurement.Measurement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the order in a spec.json, for other programs. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description =
        "Runs what a spec.json says, for other programs; writes load.json beside the samples.",
    footer = {"", "Example:", "  scripts/hookbench load run --spec spec.json --out results/trial"})
final class RunCommand implements Callable<Integer> {
  @Option(
      names = "--spec",
      paramLabel = "FILE",
      required = true,
      description = "Order of the schema hookbench/load/1, as JSON.")
  private Path spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Directory for the files.")
  private Path out;

  @Override
  public Integer call() throws Exception {
    LoadOrder read = LoadOrder.read(spec);
    FailureText.throwIfFailed(Measurement.of(read, out).run(result -> {}));
    return ExitStatus.DONE;
  }
}

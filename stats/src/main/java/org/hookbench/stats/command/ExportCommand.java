// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.UserError;
import org.hookbench.stats.export.StellarFiles;
import org.hookbench.stats.read.MeasuredDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stats export}: samples in the format of another tool. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description =
        "Writes the samples of a result directory in the format of another tool. stellar: a"
            + " latencies.csv for each scenario and arm.",
    footer = {
      "%nExamples:",
      "  scripts/hookbench stats export stellar results/20260131T120000Z-hellopy --out latencies"
    })
public final class ExportCommand implements Callable<Integer> {
  private static final String STELLAR = "stellar";

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FORMAT", description = "stellar.")
  private String format;

  @Parameters(index = "1", paramLabel = "DIR", description = "A result directory.")
  private Path directory;

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the files go.")
  private Path out;

  @Override
  public Integer call() {
    if (!format.equals(STELLAR)) {
      throw UserError.of("FORMAT: '%s' is unknown; use %s", format, STELLAR);
    }
    Map<String, StringBuilder> files = StellarFiles.of(MeasuredDirectory.open(directory));
    if (files.isEmpty()) {
      throw UserError.of("%s: has no usable trial with requests; measure again", directory);
    }
    files.forEach(
        (name, text) -> {
          Output.put(out.resolve(name), text.toString());
          spec.commandLine().getOut().println(out.resolve(name));
        });
    return ExitStatus.DONE;
  }
}

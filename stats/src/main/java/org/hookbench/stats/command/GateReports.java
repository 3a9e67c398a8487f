// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.hookbench.experiment.console.IoReason;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.stats.gate.Gate;
import org.hookbench.stats.gate.GateText;
import org.hookbench.stats.gate.JUnitXml;
import picocli.CommandLine.Option;

/** Where the answer of a gate goes: the terminal, files, and the pages of a job. */
final class GateReports {
  private static final String SUMMARY = "GITHUB_STEP_SUMMARY";

  @Option(names = "--markdown", paramLabel = "FILE", description = "Writes a table for a comment.")
  private Path markdown;

  @Option(names = "--junit", paramLabel = "FILE", description = "Writes a JUnit report.")
  private Path junit;

  @Option(
      names = "--github",
      description = "Prints annotations and appends the table to $" + SUMMARY + ".")
  private boolean github;

  @Option(names = "--json", description = "Prints the lines as JSON.")
  private boolean json;

  /** Writes the files, then prints the lines; returns whether they could be printed. */
  boolean write(Gate gate, boolean undecidedPasses, PrintWriter out) {
    if (markdown != null) {
      Output.putNamed(markdown, GateText.markdown(gate));
    }
    if (junit != null) {
      Output.putNamed(junit, JUnitXml.of(gate, undecidedPasses));
    }
    String summary = github ? System.getenv(SUMMARY) : null;
    if (summary != null && !summary.isEmpty()) {
      append(Path.of(summary), GateText.markdown(gate));
    }
    out.print(json ? Json.text(gate) : GateText.text(gate));
    if (github && !json) {
      out.print(GateText.annotations(gate));
    }
    out.flush();
    return !out.checkError();
  }

  private static void append(Path file, String text) {
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw UserError.of(e, "$%s: %s cannot be written (%s)", SUMMARY, file, IoReason.of(e));
    }
  }
}

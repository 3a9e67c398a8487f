// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.stats.compare.Analyzer;
import org.hookbench.stats.compare.CapacityPhrase;
import org.hookbench.stats.compare.Findings;
import org.hookbench.stats.compare.Growth;
import org.hookbench.stats.compare.Phrase;
import org.hookbench.stats.export.Database;
import org.hookbench.stats.export.LatexMacros;
import org.hookbench.stats.read.Combination;
import org.hookbench.stats.read.ForeignFiles;
import org.hookbench.stats.read.MeasuredDirectory;
import org.hookbench.stats.read.ReadingOptions;
import org.hookbench.stats.report.Checklist;
import org.hookbench.stats.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stats analyze}: what result directories say. */
@Command(
    name = "analyze",
    mixinStandardHelpOptions = true,
    description = {
      "Computes verdicts from result directories and writes analysis.json, report.html, summary.md"
          + " and figures/*.csv into each of them, or into --out. Directories given together are"
          + " linked: the cost of a call from one explains the shift of a request in the other.",
      "",
      "Files of samples, of hookbench or of other tools, are arms: FILE, ARM=FILE, or"
          + " SCENARIO/ARM=FILE; several files of one arm are its trials, the first arm is the"
          + " baseline."
    },
    footer = {
      "%nExamples:",
      "  scripts/hookbench stats analyze results/20260131T120000Z-quick",
      "  scripts/hookbench stats analyze results/*-micro results/*-macro --out results/linked",
      "  scripts/hookbench stats analyze results/monday results/tuesday results/friday --combine",
      "  scripts/hookbench stats analyze results/20260131T120000Z-sweep --factor load.connections",
      "  scripts/hookbench stats analyze pod/none=a.csv pod/scan=b.csv --warmup 4000 --out DIR"
    })
public final class AnalyzeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "DIR|[LABEL=]FILE",
      description = "Result directories, or files of samples.")
  private List<String> given;

  @Mixin private ReadingOptions reading;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Directory to write to in place of the result directories.")
  private Path out;

  @Option(
      names = "--factor",
      paramLabel = "KEY",
      description =
          "Also compares scenarios that differ in this key only, arm by arm; the first value is"
              + " the baseline. KEY is a key of the plan (load.connections), a group (sut,"
              + " environment, load) or scenario. Default: analysis.factor of the experiment.")
  private String factor;

  @Option(
      names = "--combine",
      description =
          "Takes the directories as sessions of one experiment: with three or more the intervals"
              + " are over sessions. Writes into FIRST-and-N-more if there is no --out.")
  private boolean combine;

  @Option(names = "--json", description = "Prints analysis.json.")
  private boolean json;

  @Option(
      names = "--until-decided",
      description =
          "Ends with status 5 while a comparison is inconclusive and plan.json has another look.")
  private boolean untilDecided;

  @Option(
      names = "--latex",
      paramLabel = "FILE",
      description = "Also writes a LaTeX file with one command per figure and two tables.")
  private Path latex;

  @Option(
      names = "--jdbc",
      paramLabel = "URL",
      description =
          "Also writes requests, resources and verdicts into a database, as in jdbc:sqlite:FILE.")
  private String jdbc;

  @Option(
      names = "--append",
      description = "With --jdbc: keeps what the database has of other result directories.")
  private boolean append;

  @Override
  public Integer call() {
    try {
      return analyze();
    } catch (OutOfMemoryError e) {
      throw UserError.of(
          e,
          "%s: its samples fill the memory; give Java more, as in JAVA_TOOL_OPTIONS=-Xmx4g",
          given.get(0));
    }
  }

  private int analyze() {
    Findings findings =
        Checklist.recommending(
            given.stream().allMatch(AnalyzeCommand::isFile) ? files() : directories());
    Output output = Output.of(findings);
    List<Path> places = places(findings);
    places.forEach(output::write);
    export(findings, output);
    print(findings, places.get(0));
    return untilDecided && findings.compared().stream().anyMatch(Growth::goesOn)
        ? ExitStatus.GO_ON
        : ExitStatus.DONE;
  }

  private List<Path> places(Findings findings) {
    if (out != null) {
      return List.of(out);
    }
    List<Path> measured = findings.directories().stream().map(MeasuredDirectory::path).toList();
    Path first = measured.get(0).toAbsolutePath();
    return combine
        ? List.of(
            first.resolveSibling(first.getFileName() + "-and-" + (given.size() - 1) + "-more"))
        : measured;
  }

  private static boolean isFile(String argument) {
    return !Files.isDirectory(Path.of(argument))
        && (argument.contains("=") || Files.exists(Path.of(argument)));
  }

  private Findings files() {
    if (combine) {
      throw new UserError("--combine: takes result directories, not files of samples");
    }
    if (out == null) {
      throw UserError.of("%s: is a file of samples; give --out DIR for the report", given.get(0));
    }
    if (Files.exists(out.resolve(ResultDirectory.PLAN))) {
      throw new UserError(out + ": is a result directory; give --out a directory of its own");
    }
    return Analyzer.analyze(
        ForeignFiles.read(given, reading.request(), out), reading.untilSettled(), factor);
  }

  private Findings directories() {
    List<MeasuredDirectory> opened =
        given.stream()
            .map(directory -> Path.of(directory).normalize())
            .distinct()
            .map(MeasuredDirectory::open)
            .toList();
    reading.checkForDirectories();
    Findings findings =
        Analyzer.analyze(
            combine ? List.of(Combination.of(opened)) : opened,
            reading.untilSettled(),
            directory -> factor == null ? directory.analysis().factor() : factor);
    if (findings.series().isEmpty()) {
      throw UserError.of(
          "%s: has no usable trial; read trial.json of its trials for the reasons, or measure"
              + " again",
          given.get(0));
    }
    return findings;
  }

  private void export(Findings findings, Output output) {
    if (latex != null) {
      Output.putNamed(latex, LatexMacros.latex(findings));
    }
    if (append && jdbc == null) {
      throw new UserError("--append: has no effect without --jdbc; give --jdbc URL");
    }
    if (jdbc != null) {
      try (Database database = Database.open(jdbc)) {
        database.write(findings, output.figures(), append);
      }
    }
  }

  private void print(Findings findings, Path place) {
    PrintWriter to = spec.commandLine().getOut();
    if (json) {
      to.print(Json.text(findings.analysis()));
    } else {
      VerdictLines.of(findings.compared()).forEach(to::println);
      findings.capacityChanges().forEach(c -> to.println(CapacityPhrase.of(c)));
      findings.analysis().costs().forEach(costs -> to.println(Phrase.costs(costs)));
      to.println("report: " + place.resolve(Report.FILE));
    }
    to.flush();
  }
}

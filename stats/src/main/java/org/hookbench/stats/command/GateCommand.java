// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.Schedule;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.IoReason;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.file.ExperimentFile;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.stats.compare.Analyzer;
import org.hookbench.stats.compare.ComparedArms;
import org.hookbench.stats.gate.Answer;
import org.hookbench.stats.gate.Budget;
import org.hookbench.stats.gate.Gate;
import org.hookbench.stats.gate.GateRule;
import org.hookbench.stats.gate.Metric;
import org.hookbench.stats.gate.Stored;
import org.hookbench.stats.read.ForeignFiles;
import org.hookbench.stats.read.MeasuredDirectory;
import org.hookbench.stats.read.ReadingOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stats gate}: whether a cost stays within a budget. */
@Command(
    name = "gate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Says whether what a hook costs stays within a budget: within, if the upper end of the"
            + " interval is below it; exceeds, if the lower end is above; else undecided. The worst"
            + " line decides.",
    footer = {
      "",
      "Examples:",
      "  scripts/hookbench stats gate results/20260131T120000Z-macro --budget 'request: 5us'",
      "  scripts/hookbench stats gate --baseline old-*.json --treatment new-*.json --budget 'call:"
          + " 2%%'",
      "  scripts/hookbench stats gate DIR --budget 'request: 1%%, p99: 2%%' --junit gate.xml"
          + " --markdown gate.md",
      "",
      "Exit status: 0 within, 3 exceeds, 4 undecided, 2 wrong use or bad input."
    })
public final class GateCommand implements Callable<Integer> {
  /** What an undecided gate means for a job. */
  private enum Undecided {
    PASS,
    FAIL
  }

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "DIR|[LABEL=]FILE",
      description = "Result directories, or files as stats analyze takes them.")
  private List<String> given = List.of();

  @Option(
      names = "--baseline",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files of the baseline, one per trial, in place of DIR.")
  private List<String> baseline = List.of();

  @Option(
      names = "--treatment",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files with the hook, one per trial.")
  private List<String> treatment = List.of();

  @Option(
      names = "--budget",
      paramLabel = "BUDGET",
      required = true,
      description =
          "Metrics and their limits, as in 'request: 5us, p99: 1%%, memory: 2MiB'. Metrics: request"
              + " (the median), mean, p99, cpu (per request), memory (the peak), ready (from start"
              + " to answer), call (the median); of a workload run (exec to exit), mean, p99, cpu,"
              + " user, system, memory, and what its program tells, as in 'tps: 2%%'. A limit is a"
              + " time, a size for memory, a number in the unit of a program's metric, or a share"
              + " of the baseline.")
  private String budget;

  @Option(
      names = "--against",
      paramLabel = "DIR",
      description =
          "A folder of result directories of an older hook: the budget is for what is added beyond"
              + " theirs. Other sessions: the interval is wider than beside the older hook itself.")
  private Path against;

  @Mixin private ReadingOptions reading;

  @Option(
      names = "--undecided",
      paramLabel = "pass|fail",
      description = "pass: undecided ends with 0 (default: fail, it ends with 4).")
  private Undecided undecided = Undecided.FAIL;

  @Mixin private GateReports reports;

  @Option(
      names = "--until-decided",
      description = "Ends with status 5 while it is undecided and plan.json has another look.")
  private boolean untilDecided;

  @Option(
      names = "--kinds",
      hidden = true,
      paramLabel = "FILE",
      description =
          "Refuses a budget that neither calls nor this experiment tell; else prints what it"
              + " needs.")
  private Path kinds;

  @Override
  public Integer call() {
    List<Budget> budgets = Budget.parse(budget);
    List<MeasuredDirectory> stored = stored();
    return kinds == null ? judge(budgets, stored) : tellKinds(budgets, stored);
  }

  /** What an experiment must measure for the budgets, and whether its requests can queue. */
  private int tellKinds(List<Budget> budgets, List<MeasuredDirectory> stored) {
    Experiment experiment = ExperimentFile.read(kinds).experiment();
    Stored.require(stored, experiment.schedule() == Schedule.SWITCH);
    budgets.stream()
        .map(Budget::metric)
        .peek(metric -> metric.require(experiment))
        .map(Metric::kindsText)
        .distinct()
        .forEach(spec.commandLine().getOut()::println);
    if (experiment.scenarios().stream().anyMatch(GateCommand::queues)) {
      spec.commandLine().getOut().println("queues");
    }
    return ExitStatus.DONE;
  }

  private int judge(List<Budget> budgets, List<MeasuredDirectory> stored) {
    List<ComparedArms> compared = compared();
    Stored.require(stored, compared.stream().anyMatch(ComparedArms::switched));
    GateRule rule = new GateRule(budgets, Stored.of(stored));
    Gate gate = rule.judge(compared);
    if (untilDecided && rule.goesOn(compared)) {
      return ExitStatus.GO_ON;
    }
    return reports.write(gate, undecided == Undecided.PASS, spec.commandLine().getOut())
        ? status(gate.answer())
        : ExitStatus.FAILED;
  }

  /**
   * Whether requests of one arm can wait behind those of the other one, if one process has both.
   */
  private static boolean queues(Scenario scenario) {
    return scenario.load() instanceof Load.Http http
        && !(http instanceof Load.Closed && http.clients().connections() == 1);
  }

  private List<MeasuredDirectory> stored() {
    if (against == null) {
      return List.of();
    }
    List<Path> judged =
        given.stream().map(name -> Path.of(name).toAbsolutePath().normalize()).toList();
    try (Stream<Path> inside = Files.list(against)) {
      List<MeasuredDirectory> results =
          inside
              .filter(path -> Files.exists(path.resolve(ResultDirectory.PLAN)))
              .filter(path -> !judged.contains(path.toAbsolutePath().normalize()))
              .sorted()
              .map(MeasuredDirectory::open)
              .toList();
      if (results.isEmpty()) {
        throw UserError.of(
            "--against: %s holds no result directory; store one of the older hook", against);
      }
      return results;
    } catch (IOException e) {
      throw UserError.of(e, "--against: %s cannot be read (%s)", against, IoReason.of(e));
    }
  }

  private int status(Answer answer) {
    return switch (answer) {
      case WITHIN -> ExitStatus.DONE;
      case EXCEEDS -> ExitStatus.EXCEEDS;
      case UNDECIDED -> undecided == Undecided.PASS ? ExitStatus.DONE : ExitStatus.UNDECIDED;
    };
  }

  private List<ComparedArms> compared() {
    if (given.isEmpty() == baseline.isEmpty() || baseline.isEmpty() != treatment.isEmpty()) {
      throw new UserError(
          "gate: give result directories or files, or both --baseline FILE... and --treatment"
              + " FILE...");
    }
    List<String> files = new ArrayList<>();
    baseline.forEach(file -> files.add("baseline=" + file));
    treatment.forEach(file -> files.add("treatment=" + file));
    if (!given.isEmpty() && !given.stream().allMatch(name -> Files.isDirectory(Path.of(name)))) {
      files.addAll(given);
    }
    boolean settled = reading.untilSettled();
    if (!files.isEmpty()) {
      ForeignFiles read = ForeignFiles.read(files, reading.request(), Path.of(""));
      return Analyzer.analyze(read, settled, null).compared();
    }
    reading.checkForDirectories();
    List<MeasuredDirectory> results =
        given.stream().map(Path::of).map(MeasuredDirectory::open).toList();
    return Analyzer.analyze(results, settled, directory -> null).compared();
  }
}

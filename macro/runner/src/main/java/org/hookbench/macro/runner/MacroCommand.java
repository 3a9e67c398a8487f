// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.hookbench.experiment.Units;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.file.ExperimentFile;
import org.hookbench.experiment.file.Overrides;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.trial.GrowthOptions;
import org.hookbench.experiment.trial.RunOptions;
import org.hookbench.experiment.trial.TimeBudget;
import org.hookbench.macro.runner.run.MacroRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verb macro: an experiment file becomes a result directory. */
@Command(
    name = "macro",
    aliases = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Runs the macro part of an experiment file and prints the result directory.",
    footer = {
      "",
      "Examples:",
      "  scripts/hookbench macro macro/experiments/hello-process.yaml",
      "  scripts/hookbench macro macro/experiments/docker-same-pod.yaml --dry-run",
      "  scripts/hookbench macro hello-process.yaml --arms none,./my.so --blocks 20 --margin 5us",
      "  scripts/hookbench macro hello-process.yaml --set load.connections=8 --set"
          + " load.requests=20000",
      "  scripts/hookbench macro --resume results/20260131T120000Z-hello-process",
      "  scripts/hookbench macro hello-process.yaml --until-decided --for 1h",
      "  scripts/hookbench macro --extend results/20260131T120000Z-hello-process --blocks 10",
      "",
      "Blocks that are added because of what a result says spoil its error rate, and the report"
          + " says so. --until-decided",
      "allows for its looks."
    })
final class MacroCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "FILE", description = "The experiment file.")
  private Path file;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where result directories are made (default: results).")
  private Path out = Path.of("results");

  @Option(
      names = "--into",
      paramLabel = "DIR",
      description = "Adds the trials to this result directory.")
  private Path into;

  @Option(names = "--resume", paramLabel = "DIR", description = "Continues this result directory.")
  private Path resume;

  @Mixin private final GrowthOptions growth = new GrowthOptions();

  @Mixin private final RunOptions options = new RunOptions();

  @Mixin private final Overrides overrides = new Overrides();

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      description = "Measures this scenario of the file alone; repeatable.")
  private List<String> only = List.of();

  @Option(
      names = "--require-clean",
      description = "Refuses to measure from a checkout with uncommitted changes.")
  private boolean requireClean;

  @Option(
      names = "--ready-timeout",
      paramLabel = "TIME",
      description = "Longest wait for a system (default: 60s).")
  private String readyTimeout = "60s";

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    growth.check(resume);
    requireOneExperiment();
    Duration ready = readyTimeout();
    TimeBudget budget = options.budget();
    Path there = there();
    if (there != null) {
      if (!only.isEmpty()) {
        throw new UserError("--scenario: plan.json says what to measure; leave it out");
      }
      overrides.requireNone(growth.extend() == null ? "--resume" : "--extend");
    }
    MacroRun run =
        there == null
            ? MacroRun.of(
                ExperimentFile.read(file, overrides.blocks("design.blocks", growth.blocks())),
                only,
                growth,
                ready)
            : MacroRun.resumed(there, file, growth, ready);
    if (options.dryRun()) {
      System.out.print(json ? Json.text(run.plan()) : run.describe());
      run.tellImages();
      return ExitStatus.DONE;
    }
    if (requireClean) {
      run.requireClean();
    }
    Path directory = run.execute(out, into, budget);
    System.out.println(json ? Json.text(new Done(directory.toString())).strip() : directory);
    return ExitStatus.DONE;
  }

  private Duration readyTimeout() {
    long ns = (long) Units.parseNs("--ready-timeout", readyTimeout);
    if (ns < 1) {
      throw UserError.of(
          "--ready-timeout: '%s' is no time to wait; give more than 0", readyTimeout);
    }
    return Duration.ofNanos(ns);
  }

  /** The result directory that is gone on with; null for a new one. */
  private Path there() {
    return growth.extend() == null ? resume : growth.extend();
  }

  private void requireOneExperiment() {
    if (into != null && there() != null) {
      throw new UserError("--into: adds new trials; leave out --resume and --extend");
    }
    if (file == null && there() == null) {
      throw new UserError("FILE: missing; give an experiment file, or --resume DIR");
    }
  }

  private record Done(String directory) {}
}

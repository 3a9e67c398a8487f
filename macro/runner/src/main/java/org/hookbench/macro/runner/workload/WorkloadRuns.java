// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.workload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.Workload;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.Run;
import org.hookbench.experiment.results.RunWriter;
import org.hookbench.experiment.results.Warning;
import org.hookbench.macro.runner.container.ContainerPaths;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.LogFile;
import org.hookbench.macro.runner.deploy.TrialSetup;

/** The runs of one trial: each arm's proof, then pairs of fresh processes in random order. */
public final class WorkloadRuns {
  private final Starters starters;
  private final TrialSetup trial;
  private final Workload workload;
  private final OutputParser parser;
  private final List<Proof> proofs = new ArrayList<>();
  private final List<Warning> warnings = new ArrayList<>();
  private final Map<String, RunFigures> figures = new LinkedHashMap<>();

  /** Of a trial whose system under test is a workload. */
  public WorkloadRuns(Starters starters, TrialSetup trial) {
    this.starters = starters;
    this.trial = trial;
    this.workload = (Workload) trial.scenario().sut();
    this.parser = new OutputParser(workload.parser(), workload.metrics());
    trial.arms().forEach(arm -> figures.put(arm.label(), new RunFigures(workload)));
  }

  /**
   * Runs each arm once with what leaves evidence.
   *
   * @param otherHooks of an arm: those that must not be in it
   */
  public void look(Function<ArmSetup, List<HookFile>> otherHooks) {
    boolean process = trial.scenario().environment().kind() == Environment.Kind.PROCESS;
    for (ArmSetup arm : trial.arms()) {
      Evidence evidence = Evidence.of(trial, arm);
      Starter starter = starters.start(trial, arm, true);
      try {
        requireTold(arm, starter.run());
      } finally {
        starters.end(starter);
      }
      RunProver prover =
          new RunProver(
              arm, evidence, process ? file -> file.path().toString() : ContainerPaths::of);
      proofs.add(prover.prove(otherHooks.apply(arm)));
      prover.notInterposed().ifPresent(warnings::add);
      evidence.delete();
    }
  }

  /** Of the first run of all: later, a hook or chance can be why a metric is missing. */
  private void requireTold(ArmSetup arm, Starter.Took took) {
    boolean first = trial.trial().number() == 1 && arm.equals(trial.arms().get(0));
    String missing =
        first && took.error().isEmpty() ? parser.parse(Starters.output(trial, arm)).error() : "";
    if (!missing.isEmpty()) {
      throw UserError.of(
          "workload.metrics: %s of the first run, %s; correct workload.parser, or leave it out",
          missing, Starters.output(trial, arm));
    }
  }

  /** Measures, and writes runs.csv.gz. */
  public void measure() {
    List<Starter> running = new ArrayList<>();
    try (RunWriter file =
        new RunWriter(trial.folder().resolve(Run.FILE), workload.metrics().keySet())) {
      trial.arms().forEach(arm -> running.add(starters.start(trial, arm, false)));
      Random random = new Random(trial.trial().seed());
      List<Integer> order = new ArrayList<>(IntStream.range(0, running.size()).boxed().toList());
      long zero = System.nanoTime();
      for (int pair = 0; pair < workload.warmup() + workload.runs(); pair++) {
        Collections.shuffle(order, random);
        for (int arm : order) {
          Run run = run(pair, trial.arms().get(arm), running.get(arm), zero);
          file.write(run);
          if (pair >= workload.warmup()) {
            figures.get(run.arm()).add(run);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      running.forEach(starters::end);
      trial.arms().forEach(this::tidy);
    }
  }

  private Run run(int pair, ArmSetup arm, Starter starter, long zero) {
    long startNs = System.nanoTime() - zero;
    Starter.Took took = starter.run();
    OutputParser.Told told =
        took.error().isEmpty()
            ? parser.parse(Starters.output(trial, arm))
            : parser.nothing(took.error());
    return new Run(
        pair,
        arm.label(),
        startNs,
        took.wallNs(),
        took.userNs(),
        took.systemNs(),
        took.peakBytes(),
        told.error(),
        told.metrics());
  }

  private void tidy(ArmSetup arm) {
    LogFile.append(trial.folder(), "standard error of " + arm.label(), Starters.log(trial, arm));
    Path output = Starters.output(trial, arm);
    if (workload.parser() != null && Files.exists(output)) {
      LogFile.append(trial.folder(), "output of the last run of " + arm.label(), output);
    }
  }

  public List<Proof> proofs() {
    return List.copyOf(proofs);
  }

  public List<Warning> warnings() {
    return List.copyOf(warnings);
  }

  /** Measured runs of each arm. */
  public Map<String, Long> counts() {
    return per(RunFigures::runs);
  }

  /** Those of them that failed. */
  public Map<String, Long> errors() {
    return per(RunFigures::failed);
  }

  /** What each arm used per run, for trial.json. */
  public Map<String, Map<String, Double>> figures() {
    return per(RunFigures::figures);
  }

  /** Why no run of an arm can be used; empty if one can. */
  public Optional<String> failure() {
    return figures.entrySet().stream()
        .filter(arm -> arm.getValue().failed() == arm.getValue().runs())
        .map(arm -> "no run of arm " + arm.getKey() + " ended well: " + arm.getValue().lastError())
        .findFirst();
  }

  private <T> Map<String, T> per(Function<RunFigures, T> figure) {
    Map<String, T> all = new TreeMap<>();
    figures.forEach((arm, own) -> all.put(arm, figure.apply(own)));
    return all;
  }
}

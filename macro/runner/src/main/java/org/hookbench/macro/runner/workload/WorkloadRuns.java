// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.workload;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.Workload;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.experiment.results.Proof;
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
  private final Pairs pairs;
  private final List<Proof> proofs = new ArrayList<>();
  private final List<Warning> warnings = new ArrayList<>();

  /** Of a trial whose system under test is a workload. */
  public WorkloadRuns(Starters starters, TrialSetup trial) {
    this.starters = starters;
    this.trial = trial;
    this.workload = (Workload) trial.scenario().sut();
    this.pairs = new Pairs(workload, trial.arms().stream().map(ArmSetup::label).toList());
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
        first && took.error().isEmpty()
            ? pairs.parser().parse(Starters.output(trial, arm)).error()
            : "";
    if (!missing.isEmpty()) {
      throw UserError.of(
          "workload.metrics: %s (first run, %s); correct workload.command or workload.parser",
          missing, Starters.output(trial, arm));
    }
  }

  /** Measures, and writes runs.csv.gz. */
  public void measure() {
    List<Pairs.Source> running = new ArrayList<>();
    try {
      for (ArmSetup arm : trial.arms()) {
        Starter starter = starters.start(trial, arm, false);
        running.add(new Pairs.Source(arm.label(), starter, Starters.output(trial, arm)));
      }
      pairs.measure(running, trial.trial().seed(), trial.folder());
    } finally {
      running.forEach(source -> starters.end(source.starter()));
      trial.arms().forEach(this::tidy);
    }
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
    return pairs.per(RunFigures::runs);
  }

  /** Those of them that failed. */
  public Map<String, Long> errors() {
    return pairs.per(RunFigures::failed);
  }

  /** What each arm used per run, for trial.json. */
  public Map<String, Map<String, Double>> figures() {
    return pairs.per(RunFigures::figures);
  }

  /** Why no run of an arm can be used; empty if one can. */
  public Optional<String> failure() {
    return pairs.per(own -> own).entrySet().stream()
        .filter(arm -> arm.getValue().failed() == arm.getValue().runs())
        .map(arm -> "no run of arm " + arm.getKey() + " ended well: " + arm.getValue().lastError())
        .findFirst();
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.trial;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.Metrics;
import org.hookbench.experiment.Workload;
import org.hookbench.experiment.console.Io;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.ProofState;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.experiment.results.Warning;
import org.hookbench.macro.load.result.LoadResult;
import org.hookbench.macro.load.result.LoadResult.ArmResult;
import org.hookbench.macro.runner.cold.ColdStarts;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.Deployer;
import org.hookbench.macro.runner.deploy.Deployment;
import org.hookbench.macro.runner.deploy.TrialSetup;
import org.hookbench.macro.runner.metrics.Prometheus;
import org.hookbench.macro.runner.proof.Prover;
import org.hookbench.macro.runner.proof.SwitchProver;
import org.hookbench.macro.runner.workload.Starters;
import org.hookbench.macro.runner.workload.WorkloadRuns;

/** Makes one trial: fresh processes, load, proof, record. */
final class TrialRunner {
  private final Deployer deployer;
  private final List<ArmSetup> allArms;
  private final Starters starters;

  TrialRunner(Deployer deployer, List<ArmSetup> allArms, Starters starters) {
    this.deployer = deployer;
    this.allArms = allArms;
    this.starters = starters;
  }

  /** Never throws for a trial that failed: the record says why. */
  TrialRecord run(TrialSetup setup) {
    Instant start = Instant.now();
    try {
      Gates.require(deployer, setup.scenario());
      List<Warning> breaches = Conditions.before(setup);
      if (setup.scenario().sut() instanceof Workload workload) {
        return record(setup, workload, start, breaches);
      }
      if (setup.scenario().load() instanceof Load.Cold) {
        return cold(setup, start, breaches);
      }
      Watch watch = within(setup, this::deployed);
      LoadResult load = LoadFile.read(setup.folder());
      Conditions.after(setup, load);
      watch.write(load.start());
      return record(setup, watch, load, breaches);
    } catch (MeasurementFailedException e) {
      return TrialRecord.ended(setup.trial(), start, TrialStatus.FAILED, e.getMessage(), List.of());
    }
  }

  /** Measures between the set-up and the tear-down of the user's commands. */
  private static <T> T within(TrialSetup setup, BiFunction<TrialSetup, ArmCommands, T> measure) {
    try (UserCommands ofTrial = new UserCommands(setup);
        ArmCommands ofArms = new ArmCommands(setup)) {
      ofTrial.setUp();
      ofArms.setUp();
      return measure.apply(setup, ofArms);
    }
  }

  private Watch deployed(TrialSetup setup, ArmCommands commands) {
    try (Deployment deployment = deployer.deploy(setup)) {
      commands.verify();
      Watch watch = new Watch(setup, deployment);
      watch.run();
      return watch;
    }
  }

  private WorkloadRuns runs(TrialSetup setup, ArmCommands commands) {
    commands.verify();
    WorkloadRuns runs = new WorkloadRuns(starters, setup);
    runs.look(this::otherHooks);
    if (refuted(runs.proofs()).isEmpty()) {
      runs.measure();
    }
    return runs;
  }

  private TrialRecord record(
      TrialSetup setup, Workload workload, Instant start, List<Warning> breaches) {
    WorkloadRuns runs = within(setup, this::runs);
    List<Warning> warnings = new ArrayList<>(breaches);
    warnings.addAll(runs.warnings());
    unproven(runs.proofs()).ifPresent(warnings::add);
    return record(
        setup,
        start,
        runs.proofs(),
        runs.failure(),
        new TrialRecord.Measured(
            workload.warmup(), runs.counts(), runs.errors(), runs.figures(), warnings));
  }

  private TrialRecord cold(TrialSetup setup, Instant start, List<Warning> breaches) {
    ColdStarts starts = within(setup, this::starts);
    List<Warning> warnings = new ArrayList<>(breaches);
    unproven(starts.proofs()).ifPresent(warnings::add);
    return record(setup, start, starts.proofs(), starts.failure(), starts.measured(warnings));
  }

  private ColdStarts starts(TrialSetup setup, ArmCommands commands) {
    commands.verify();
    ColdStarts starts = new ColdStarts(setup, deployer, this::otherHooks);
    starts.measure();
    return starts;
  }

  private static TrialRecord record(
      TrialSetup setup,
      Instant start,
      List<Proof> proofs,
      Optional<String> failure,
      TrialRecord.Measured measured) {
    return refuted(proofs)
        .or(() -> failure)
        .map(why -> TrialRecord.ended(setup.trial(), start, TrialStatus.FAILED, why, proofs))
        .orElseGet(() -> TrialRecord.finished(setup.trial(), start, proofs, measured));
  }

  private TrialRecord record(
      TrialSetup setup, Watch watch, LoadResult load, List<Warning> breaches) {
    List<Proof> proofs =
        watch
            .switchProver()
            .map(p -> switched(p, setup, watch))
            .orElseGet(() -> proofs(setup, watch));
    Optional<String> refuted = refuted(proofs);
    if (refuted.isPresent()) {
      return TrialRecord.ended(
          setup.trial(), load.start(), TrialStatus.FAILED, refuted.get(), proofs);
    }
    List<Warning> warnings = new ArrayList<>(breaches);
    warnings.addAll(load.warnings());
    warnings.addAll(watch.loadWarnings());
    warnings.addAll(metrics(setup, load));
    unproven(proofs).ifPresent(warnings::add);
    warnings.addAll(Limits.warnings(watch.resources(), processes(setup)));
    return TrialRecord.finished(
        setup.trial(),
        load.start(),
        proofs,
        new TrialRecord.Measured(
            Math.toIntExact(load.warmup()),
            LoadFile.perArm(load, ArmResult::requests),
            LoadFile.perArm(load, ArmResult::errors),
            figures(setup, watch, load),
            warnings));
  }

  private List<Proof> proofs(TrialSetup setup, Watch watch) {
    return setup.arms().stream()
        .map(
            arm ->
                deployer.provable()
                    ? watch.prover(arm).prove(otherHooks(arm))
                    : Prover.notProvable(arm))
        .toList();
  }

  private List<Proof> switched(SwitchProver prover, TrialSetup setup, Watch watch) {
    ArmSetup hooked = setup.arms().get(1);
    return prover.prove(watch.prover(hooked).prove(otherHooks(hooked)));
  }

  private static List<Warning> metrics(TrialSetup setup, LoadResult load) {
    Metrics metrics = setup.scenario().environment().metrics();
    return metrics.prometheus().isEmpty()
        ? List.of()
        : Io.get(() -> new Prometheus(metrics).write(setup.folder(), load.start(), Instant.now()));
  }

  private static Map<String, Map<String, Double>> figures(
      TrialSetup setup, Watch watch, LoadResult load) {
    Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
    for (ArmSetup arm : setup.arms()) {
      long requests = load.warmup() + load.arms().get(arm.label()).requests();
      boolean counted = !setup.switched() || !arm.hooks().isEmpty();
      Map<String, Double> ofArm =
          new TreeMap<>(counted ? watch.prover(arm).figures(requests) : Map.of());
      ofArm.putAll(watch.platformFigures(load.start()));
      ofArm.putAll(UsageFigures.of(watch.resources(), arm.label()));
      ofArm.putAll(watch.loadFigures(arm.label()));
      watch.readySeconds(arm.label()).ifPresent(s -> ofArm.put("ready_seconds", s));
      watch.switchProver().ifPresent(prover -> ofArm.putAll(prover.figures(arm.label())));
      figures.put(arm.label(), ofArm);
    }
    return figures;
  }

  private static List<String> processes(TrialSetup setup) {
    return setup.processes().stream().map(ArmSetup::label).toList();
  }

  private static Optional<String> refuted(List<Proof> proofs) {
    return proofs.stream()
        .filter(Proof::refuted)
        .map(p -> "not proven for arm " + p.arm() + ": " + p.detail())
        .findFirst();
  }

  private static Optional<Warning> unproven(List<Proof> proofs) {
    List<String> arms =
        proofs.stream()
            .filter(p -> p.state() == ProofState.NOT_PROVABLE)
            .map(p -> p.arm() + " (" + p.detail() + ")")
            .toList();
    return arms.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Warning(
                "hook-unproven",
                "hookbench cannot verify that the hook ran, so you must: "
                    + String.join(", ", arms)));
  }

  private List<HookFile> otherHooks(ArmSetup arm) {
    return allArms.stream()
        .flatMap(a -> a.own().stream())
        .filter(hook -> arm.own().stream().noneMatch(own -> own.sha256().equals(hook.sha256())))
        .distinct()
        .toList();
  }
}

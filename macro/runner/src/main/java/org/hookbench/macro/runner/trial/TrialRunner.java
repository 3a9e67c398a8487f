package org.hookbench.macro.runner.trial;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.hook.HookFile;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.Deployer;
import org.hookbench.macro.runner.deploy.Deployment;
import org.hookbench.macro.runner.deploy.TrialSetup;
import org.hookbench.macro.runner.proof.Prover;

/** Makes one trial: fresh processes, load, proof, record. */
final class TrialRunner {
  private final Deployer deployer;
  private final Interruption interruption;
  private final List<ArmSetup> allArms;

  TrialRunner(Deployer deployer, Interruption interruption, List<ArmSetup> allArms) {
    this.deployer = deployer;
    this.interruption = interruption;
    this.allArms = allArms;
  }

  /** Never throws for a trial that failed: the record says why. */
  TrialRecord run(TrialSetup setup) {
    Instant start = Instant.now();
    try {
      Watch watch = measure(setup);
      LoadResult load = LoadResult.read(setup.folder());
      watch.resources().write(setup.folder(), watch.nanoTimeAt(load.start()));
      return record(setup, watch, load);
    } catch (MeasurementFailedException e) {
      return TrialRecord.ended(setup.trial(), start, TrialStatus.FAILED, e.getMessage(), List.of());
    }
  }

  private Watch measure(TrialSetup setup) {
    try (Deployment deployment = interruption.guard(deployer.deploy(setup))) {
      Watch watch = new Watch(deployment);
      watch.run(setup, interruption);
      return watch;
    }
  }

  private TrialRecord record(TrialSetup setup, Watch watch, LoadResult load) {
    PlannedTrial trial = setup.trial();
    List<Proof> proofs = new ArrayList<>();
    Map<String, Map<String, Double>> figures = new java.util.LinkedHashMap<>();
    for (ArmSetup arm : setup.arms()) {
      Prover prover = watch.prover(arm);
      proofs.add(prover.prove(otherHooks(arm)));
      figures.put(arm.label(), new java.util.TreeMap<>(prover.figures(load.requests(arm.label()))));
      figures.get(arm.label()).putAll(Figures.of(watch.resources(), arm.label()));
    }
    String unproven = unproven(proofs);
    if (unproven != null) {
      return TrialRecord.ended(trial, load.start(), TrialStatus.FAILED, unproven, proofs);
    }
    return TrialRecord.finished(
        trial,
        load.start(),
        proofs,
        load.warmup(),
        load.samples(),
        load.errors(),
        figures,
        load.warnings());
  }

  private static String unproven(List<Proof> proofs) {
    return proofs.stream()
        .filter(p -> !p.holds())
        .map(p -> "not proven for arm " + p.arm() + ": " + p.detail())
        .findFirst()
        .orElse(null);
  }

  private List<HookFile> otherHooks(ArmSetup arm) {
    return allArms.stream()
        .flatMap(a -> a.hook().stream())
        .filter(h -> arm.hook().filter(own -> own.path().equals(h.path())).isEmpty())
        .distinct()
        .toList();
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.cold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.Start;
import org.hookbench.experiment.results.StartWriter;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.results.Warning;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.DeployedArm;
import org.hookbench.macro.runner.deploy.Deployer;
import org.hookbench.macro.runner.deploy.Deployment;
import org.hookbench.macro.runner.deploy.Evidence;
import org.hookbench.macro.runner.deploy.TrialSetup;
import org.hookbench.macro.runner.proof.Prover;
import org.hookbench.macro.runner.proof.Seen;
import org.hookbench.macro.runner.resources.Reading;
import org.hookbench.macro.runner.resources.Resource;

/**
 * The cold starts of one trial: pairs of fresh arms in random order, one alive at a time. Each
 * start is proven by itself; a process that has answered in an earlier start refutes the trial.
 */
public final class ColdStarts {
  private final TrialSetup trial;
  private final Load.Cold load;
  private final Deployer deployer;
  private final Function<ArmSetup, List<HookFile>> otherHooks;
  private final Map<String, ArmStarts> starts = new LinkedHashMap<>();
  private final Map<String, Proof> proofs = new LinkedHashMap<>();
  private final Set<String> instances = new HashSet<>();

  /**
   * Of a trial whose load is cold.
   *
   * @param otherHooks of an arm: those that must not be in it
   */
  public ColdStarts(
      TrialSetup trial, Deployer deployer, Function<ArmSetup, List<HookFile>> otherHooks) {
    this.trial = trial;
    this.load = (Load.Cold) trial.scenario().load();
    this.deployer = deployer;
    this.otherHooks = otherHooks;
    trial.arms().forEach(arm -> starts.put(arm.label(), new ArmStarts(arm.label())));
  }

  /** Measures until a proof is refuted, and writes starts.csv.gz. */
  public void measure() {
    try (StartWriter file = new StartWriter(trial.folder().resolve(Start.FILE))) {
      Random random = new Random(trial.trial().seed());
      List<ArmSetup> order = new ArrayList<>(trial.arms());
      long zeroNs = System.nanoTime();
      for (int pair = 0; pair < load.warmup() + load.starts(); pair++) {
        Collections.shuffle(order, random);
        for (ArmSetup arm : order) {
          Start start = start(pair, arm, zeroNs);
          file.write(start);
          if (pair >= load.warmup()) {
            starts.get(arm.label()).add(start);
          }
          if (proofs.get(arm.label()).refuted()) {
            return;
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Start start(int pair, ArmSetup arm, long zeroNs) {
    ColdStart timed = new ColdStart(load);
    // The connection is closed first: an arm may wait for that before it ends.
    try (Deployment deployment = deployed(arm, timed);
        timed) {
      DeployedArm deployed = deployment.arms().get(0);
      Reading used = deployed.reading();
      Evidence seen = deployed.evidence();
      List<String> found = deployed.instances(seen);
      proofs.merge(arm.label(), proof(arm, seen, found), Proof::and);
      ColdStart.Answer answer = timed.answer();
      boolean expected = answer.status() == load.request().expectStatus();
      Long cpuNs = used.get(Resource.CPU_NS);
      return new Start(
          pair,
          arm.label(),
          timed.beginNs() - zeroNs,
          timed.createdNs(),
          timed.startedNs(),
          timed.since(answer.readyNs()),
          timed.since(answer.firstByteNs()),
          answer.status(),
          answer.refused(),
          cpuNs == null || cpuNs == 0 ? -1 : cpuNs,
          String.join(" ", found),
          expected ? "" : "status " + answer.status());
    }
  }

  private Deployment deployed(ArmSetup arm, ColdStart timed) {
    try {
      return deployer.deploy(trial.only(arm, timed));
    } catch (RuntimeException e) {
      timed.close();
      throw e;
    }
  }

  private Proof proof(ArmSetup arm, Evidence seen, List<String> found) {
    Proof proof = new Prover(arm, Evidence.NONE, seen).prove(otherHooks.apply(arm));
    if (proof.refuted()) {
      return proof;
    }
    if (found.isEmpty()) {
      return Seen.notProvable("which process answers cannot be seen").proof(arm, proof.calls());
    }
    List<String> again = found.stream().filter(instance -> !instances.add(instance)).toList();
    return again.isEmpty()
        ? proof
        : Seen.refuted(
                "instance",
                "instance %s has answered in an earlier start: this one was not cold"
                    .formatted(again.get(0)))
            .proof(arm, proof.calls());
  }

  /** Of each arm that was started. */
  public List<Proof> proofs() {
    return trial.arms().stream()
        .map(arm -> proofs.get(arm.label()))
        .filter(Objects::nonNull)
        .toList();
  }

  /** Why no start of an arm can be used; empty if one can. */
  public Optional<String> failure() {
    return starts.values().stream().flatMap(arm -> arm.failure().stream()).findFirst();
  }

  /** For trial.json. */
  public TrialRecord.Measured measured(List<Warning> warnings) {
    return new TrialRecord.Measured(
        load.warmup(),
        per(ArmStarts::made),
        per(ArmStarts::failed),
        per(ArmStarts::figures),
        Stream.concat(
                warnings.stream(), starts.values().stream().flatMap(arm -> arm.warning().stream()))
            .collect(Collectors.toList()));
  }

  private <T> Map<String, T> per(Function<ArmStarts, T> figure) {
    Map<String, T> all = new TreeMap<>();
    starts.forEach((arm, own) -> all.put(arm, figure.apply(own)));
    return all;
  }
}

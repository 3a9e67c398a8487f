// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.trial;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.Mechanism;
import org.hookbench.experiment.Workload;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.experiment.results.Warning;
import org.hookbench.hook.SwitchPage;
import org.hookbench.macro.load.measurement.LoadOrder;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.DeployedArm;
import org.hookbench.macro.runner.deploy.Deployment;
import org.hookbench.macro.runner.deploy.Evidence;
import org.hookbench.macro.runner.deploy.LoadRun;
import org.hookbench.macro.runner.deploy.TrialSetup;
import org.hookbench.macro.runner.probe.Probe;
import org.hookbench.macro.runner.profile.Sampling;
import org.hookbench.macro.runner.proof.CopiesProver;
import org.hookbench.macro.runner.proof.SwitchProver;
import org.hookbench.macro.runner.resources.Resource;
import org.hookbench.macro.runner.resources.ResourceLog;
import org.hookbench.macro.runner.workload.ClientLoad;

/** Stands by while the load generator works: reads resources each second and sees an arm die. */
final class Watch {
  private final TrialSetup setup;
  private final Deployment deployment;
  private final ResourceLog resources = new ResourceLog();
  private final Map<String, List<Evidence>> before = new HashMap<>();
  private final Map<String, List<Evidence>> after = new HashMap<>();
  private final List<Warning> loadWarnings = new ArrayList<>();
  private Map<String, Map<String, Double>> loadFigures = Map.of();
  private Probe probe = Probe.NONE;
  private Optional<SwitchProver> switchProver = Optional.empty();
  private final Instant clockStart = Instant.now();
  private final long clockStartNs = System.nanoTime();

  Watch(TrialSetup setup, Deployment deployment) {
    this.setup = setup;
    this.deployment = deployment;
  }

  void run() {
    see(before);
    setup.arms().stream().filter(arm -> arm.by() == Mechanism.JVMTI).forEach(this::requireJvm);
    List<SwitchPage> pages = switchPages();
    try (LoadRun load = start();
        Probe started = deployment.probe();
        Sampling sampling = Sampling.of(setup, deployment)) {
      probe = started;
      read();
      Seconds seconds = new Seconds(System.nanoTime());
      while (!load.await(seconds.untilNext(System.nanoTime()))) {
        read();
        requireAlive();
      }
      read();
      requireAlive();
      probe.close();
      sampling.keep();
      load.collect();
      loadWarnings.addAll(load.warnings());
      loadFigures = load.figures();
      probe.warning().ifPresent(loadWarnings::add);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeasurementFailedException("interrupted", e);
    }
    see(after);
    switchProver =
        setup.switched()
            ? Optional.of(SwitchProver.of(setup, pages, switchPages()))
            : Optional.empty();
  }

  private void requireJvm(ArmSetup arm) {
    HookFile agent = arm.mechanism().orElseThrow();
    for (Evidence copy : before.get(arm.label())) {
      if (copy.mapped().isPresent() && !copy.maps(agent)) {
        throw UserError.of(
            "arms: %s: %s is mapped into no process of it; mechanism jvmti needs a JVM that takes"
                + " JAVA_TOOL_OPTIONS",
            arm.label(), agent.name());
      }
    }
  }

  private LoadRun start() {
    long seed = setup.trial().seed();
    if (setup.scenario().load() instanceof Workload client) {
      return ClientLoad.start(client, deployment.urls(), seed, setup.folder());
    }
    Load.Http load = (Load.Http) setup.scenario().load();
    return deployment.startLoad(
        setup.switched() ? switching(load, seed) : deployment.order(load, seed));
  }

  /** Both arms at one address; the generator tells them apart by its port. */
  private LoadOrder switching(Load.Http load, long seed) {
    String url = deployment.arms().get(0).url();
    List<LoadOrder.ArmUrl> both =
        setup.arms().stream().map(arm -> new LoadOrder.ArmUrl(arm.label(), url)).toList();
    return LoadOrder.of(both, load, seed).switching(setup.renew());
  }

  private List<SwitchPage> switchPages() {
    return setup.switched() ? deployment.arms().get(0).switchPages() : List.of();
  }

  private void see(Map<String, List<Evidence>> evidence) {
    deployment
        .arms()
        .forEach(
            arm ->
                evidence.put(
                    arm.label(), arm.copies().stream().map(DeployedArm::evidence).toList()));
  }

  private void read() {
    deployment.arms().forEach(arm -> resources.add(arm.label(), arm.reading()));
  }

  private void requireAlive() {
    for (DeployedArm arm : deployment.arms()) {
      arm.failure()
          .ifPresent(
              why -> {
                throw new MeasurementFailedException(why + "\n(it died under load)");
              });
    }
  }

  /** What the load generator of the trial has to say about its samples. */
  List<Warning> loadWarnings() {
    return List.copyOf(loadWarnings);
  }

  /** What the runs of a client told of an arm, and the CPU time that its server took for each. */
  Map<String, Double> loadFigures(String arm) {
    Map<String, Double> figures = new HashMap<>(loadFigures.getOrDefault(arm, Map.of()));
    if (setup.scenario().load() instanceof Workload client) {
      resources
          .growth(arm, Resource.CPU_NS)
          .ifPresent(
              ns ->
                  figures.put("cpu_seconds_per_run", ns / 1e9 / (client.warmup() + client.runs())));
    }
    return figures;
  }

  /** How long an arm of its own took to answer; empty if that was not seen. */
  OptionalDouble readySeconds(String arm) {
    return deployment.arms().stream()
        .filter(deployed -> deployed.label().equals(arm))
        .map(DeployedArm::readySeconds)
        .findFirst()
        .orElseGet(OptionalDouble::empty);
  }

  ResourceLog resources() {
    return resources;
  }

  /**
   * How fast the platform answered under load; two arms of one trial have it together, so neither
   * has it.
   */
  Map<String, Double> platformFigures(Instant start) {
    return setup.arms().size() == 1 ? probe.figures(nanoTimeAt(start)) : Map.of();
  }

  /**
   * Writes the files of what it saw.
   *
   * @param start of the load
   */
  void write(Instant start) {
    resources.write(setup.folder(), nanoTimeAt(start));
    probe.write(setup.folder(), nanoTimeAt(start));
  }

  /** When the wall clock showed this time, on the clock of the readings. */
  private long nanoTimeAt(Instant wall) {
    return clockStartNs + Duration.between(clockStart, wall).toNanos();
  }

  CopiesProver prover(ArmSetup arm) {
    String process = setup.processOf(arm);
    return new CopiesProver(arm, before.get(process), after.get(process));
  }

  /** What the connections of a switch show; empty if it is none. */
  Optional<SwitchProver> switchProver() {
    return switchProver;
  }
}

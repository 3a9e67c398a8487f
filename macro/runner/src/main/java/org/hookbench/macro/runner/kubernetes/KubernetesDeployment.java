// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import static java.util.stream.Collectors.joining;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v1.HorizontalPodAutoscaler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.macro.load.measurement.LoadOrder;
import org.hookbench.macro.runner.container.ArmContainer;
import org.hookbench.macro.runner.deploy.DeployedArm;
import org.hookbench.macro.runner.deploy.LoadRun;
import org.hookbench.macro.runner.deploy.LogFile;
import org.hookbench.macro.runner.deploy.ReplicatedArm;
import org.hookbench.macro.runner.deploy.TrialSetup;
import org.hookbench.macro.runner.probe.Probe;

/** What one trial has in the cluster. */
final class KubernetesDeployment implements org.hookbench.macro.runner.deploy.Deployment {
  private final Cluster cluster;
  private final PodShell shell;
  private final TrialSetup trial;
  private final Layout layout;
  private final Duration readyTimeout;
  private final Deque<HasMetadata> made = new ArrayDeque<>();
  private final List<ClusterArm> arms = new ArrayList<>();
  private Beat beat;
  private boolean closed;

  KubernetesDeployment(
      Cluster cluster, PodShell shell, TrialSetup trial, Layout layout, Duration readyTimeout) {
    this.cluster = cluster;
    this.shell = shell;
    this.trial = trial;
    this.layout = layout;
    this.readyTimeout = readyTimeout;
  }

  void start() {
    trial.starting().begins();
    layout.beforeLoad().forEach(this::make);
    trial.starting().created();
    layout.arms().forEach(arm -> arms.add(arm(arm)));
    for (ClusterArm arm : arms) {
      if (layout.timed() && arm instanceof KubernetesArm alone) {
        alone.awaitAnswer(readyTimeout, trial.starting());
      } else {
        arm.awaitReady(readyTimeout);
      }
    }
  }

  private ClusterArm arm(ArmContainer arm) {
    String name = layout.podOf(arm);
    return made.stream()
        .filter(Deployment.class::isInstance)
        .filter(thing -> thing.getMetadata().getName().equals(name))
        .map(Deployment.class::cast)
        .findFirst()
        .<ClusterArm>map(
            made -> new AutoscaledArm(cluster, made, (pod, n) -> inPod(arm.copy(n), pod)))
        .orElseGet(() -> inPod(arm, name));
  }

  private KubernetesArm inPod(ArmContainer arm, String pod) {
    Optional<String> host = layout.hostOf(arm, cluster.namespace());
    return trial.scenario().deployed().restarts()
        ? new RestartingPod(cluster, shell, arm, pod, host)
        : new KubernetesArm(cluster, shell, arm, pod, host);
  }

  private synchronized void make(HasMetadata thing) {
    if (closed) {
      throw new MeasurementFailedException("kubernetes: stopped while it was deploying");
    }
    made.push(thing);
    cluster.create(thing);
    if (beat == null && (thing instanceof Pod || thing instanceof Deployment)) {
      beat = new Beat(cluster, thing);
    }
  }

  @Override
  public List<DeployedArm> arms() {
    return ReplicatedArm.of(arms);
  }

  @Override
  public LoadRun startLoad(LoadOrder order) {
    List<String> pods = layout.loadJob().map(this::startJob).orElseGet(() -> List.of(layout.pod()));
    return KubernetesFleet.start(shell, pods, trial.folder(), order);
  }

  /** Names of its pods, all of them running. */
  private List<String> startJob(HasMetadata job) {
    make(job);
    LoadJob made = new LoadJob(cluster, job.getMetadata().getName(), layout.generators());
    if (!Cluster.await(readyTimeout, made::running)) {
      throw MeasurementFailedException.of(
          "the load generator did not run within %s s; Kubernetes says: %s",
          readyTimeout.toSeconds(), made.story());
    }
    return made.pods();
  }

  @Override
  public Probe probe() {
    Integer perSecond = ((Environment.Kubernetes) trial.scenario().environment()).apiProbe();
    if (perSecond == null) {
      return Probe.NONE;
    }
    ConfigMap note =
        made.stream()
            .filter(thing -> thing instanceof Pod || thing instanceof Deployment)
            .findFirst()
            .flatMap(cluster::current)
            .map(ApiProbe::note)
            .orElseThrow();
    make(note);
    return cluster.probe(note, perSecond);
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    keepPods();
    shell.close();
    removeAll();
  }

  /** What they are and what happened to them, as far as the cluster still tells. */
  private void keepPods() {
    try {
      arms.stream().flatMap(arm -> arm.copies().stream()).forEach(this::keepLog);
      List<Pod> pods = made.stream().flatMap(this::podsOf).toList();
      PodsFile.write(trial.folder(), pods);
      for (Pod pod : pods) {
        keepEvents("pod", pod);
      }
      made.stream()
          .filter(HorizontalPodAutoscaler.class::isInstance)
          .forEach(scaler -> keepEvents("autoscaler", scaler));
    } catch (MeasurementFailedException notNow) {
      // What the trial says itself is kept.
    }
  }

  private void keepEvents(String kind, HasMetadata thing) {
    String name = thing.getMetadata().getName();
    String events = cluster.events(name).stream().map(e -> e + "\n").collect(joining());
    LogFile.append(trial.folder(), "events of " + kind + " " + name, events);
  }

  private Stream<Pod> podsOf(HasMetadata thing) {
    String name = thing.getMetadata().getName();
    return switch (thing.getKind()) {
      case "Pod" -> cluster.pod(name).stream();
      case "Job" -> cluster.podsOfJob(name).stream();
      case "Deployment" -> cluster.podsOf((Deployment) thing).stream();
      default -> Stream.empty();
    };
  }

  private void removeAll() {
    if (beat != null) {
      beat.close();
    }
    List<String> left = new ArrayList<>();
    MeasurementFailedException failure = null;
    while (!made.isEmpty()) {
      HasMetadata thing = made.pop();
      try {
        if (layout.timed()) {
          cluster.remove(thing, 1);
        } else {
          cluster.remove(thing);
        }
      } catch (MeasurementFailedException e) {
        failure = e;
        left.add(Cluster.name(thing));
      }
    }
    if (failure != null) {
      throw MeasurementFailedException.of(
          failure,
          "%s\nleft in the cluster: %s; the next run in this namespace removes them first",
          failure.getMessage(),
          String.join(", ", left));
    }
  }

  /** Removes everything after a failure; the failure stays the first thing that is said. */
  RuntimeException closeAfter(RuntimeException failure) {
    try {
      close();
      return failure;
    } catch (MeasurementFailedException e) {
      return new MeasurementFailedException(failure.getMessage() + "\n" + e.getMessage(), failure);
    }
  }

  private void keepLog(KubernetesArm arm) {
    try {
      Path log = trial.folder().resolve(arm.name() + ".log");
      Files.writeString(log, String.valueOf(arm.log()));
      LogFile.append(trial.folder(), "system under test, arm " + arm.name(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

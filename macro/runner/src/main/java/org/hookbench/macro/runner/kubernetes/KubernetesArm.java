// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import static java.util.stream.Collectors.joining;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.hookbench.hook.SwitchPage;
import org.hookbench.macro.runner.container.ArmContainer;
import org.hookbench.macro.runner.container.EndOfContainer;
import org.hookbench.macro.runner.deploy.Evidence;
import org.hookbench.macro.runner.deploy.LogTail;
import org.hookbench.macro.runner.deploy.Starting;
import org.hookbench.macro.runner.resources.Reading;
import org.hookbench.macro.runner.resources.Resource;

/** One arm in a pod of the cluster. */
class KubernetesArm implements ClusterArm {
  private static final String OUT_OF_MEMORY = "OOMKilled";
  private final Cluster cluster;
  private final ArmContainer arm;
  private final String pod;
  private final Optional<String> host;
  private final PodWitness witness;
  private final PodMetering metering;
  private boolean seesGroup;

  /**
   * An arm whose pod was made.
   *
   * @param host by which the load generator reaches it; empty: the address of its pod
   */
  KubernetesArm(
      Cluster cluster, PodShell shell, ArmContainer arm, String pod, Optional<String> host) {
    this.cluster = cluster;
    this.arm = arm;
    this.pod = pod;
    this.host = host;
    this.witness = new PodWitness(shell, pod, arm);
    this.metering = new PodMetering(cluster, pod, Containers.name(arm));
  }

  PodState state() {
    return state(cluster.pod(pod));
  }

  /** What a pod says about this arm; empty: it has gone. */
  PodState state(Optional<Pod> pod) {
    return new PodState(pod, Containers.name(arm));
  }

  /** Waits for its first answer, and until it can be looked at. */
  void awaitAnswer(Duration timeout, Starting starting) {
    await(timeout, () -> !state().address().isEmpty());
    starting.started();
    starting.at(state().address(), arm.port());
    BooleanSupplier answered = starting.ready(this::isReady);
    await(timeout, answered);
    await(timeout, () -> new PodState(cluster.pod(pod), Containers.WITNESS).running());
  }

  @Override
  public String label() {
    return arm.label();
  }

  String name() {
    return arm.name();
  }

  @Override
  public List<KubernetesArm> copies() {
    return List.of(this);
  }

  @Override
  public String story() {
    String said =
        isReady()
            ? "ready, but it does not answer this machine at %s; cold starts need a way from here"
                    .formatted(url())
                + " to the addresses of pods: run hookbench on a node or in the cluster"
            : state().story();
    return "its pod " + pod + " Kubernetes says: " + said;
  }

  @Override
  public String advice() {
    return arm.advice();
  }

  @Override
  public boolean isReady() {
    return state().ready();
  }

  @Override
  public String url() {
    return "http://" + host.orElseGet(() -> state().address()) + ":" + arm.port();
  }

  @Override
  public Optional<String> failure() {
    return failure(state());
  }

  Optional<String> failure(PodState state) {
    Optional<ContainerStateTerminated> end = state.end();
    if (end.isPresent()) {
      boolean outOfMemory = OUT_OF_MEMORY.equals(end.get().getReason());
      return Optional.of(
          "%s; Kubernetes says: %s%s"
              .formatted(
                  new EndOfContainer(outOfMemory, end.get().getExitCode()).of(arm),
                  PodState.words(end.get()),
                  LogTail.ofText(log())));
    }
    return state
        .hopeless()
        .map(why -> "the system under test of arm " + label() + ": " + why + more(state));
  }

  /** The log of the container that failed; where none began, what happened before that. */
  private String more(PodState state) {
    return state
        .failed()
        .map(container -> LogTail.ofText(cluster.log(pod, container.getName(), ExecShell.PATIENCE)))
        .orElseGet(() -> cluster.events(pod).stream().map("\n  "::concat).collect(joining()));
  }

  String log() {
    return cluster.log(pod, Containers.name(arm), ExecShell.PATIENCE);
  }

  @Override
  public Reading reading() {
    Map<Resource, Long> usage = new EnumMap<>(Resource.class);
    usage.putAll(witness.usage());
    seesGroup |= usage.containsKey(Resource.CPU_NS);
    if (!seesGroup) {
      usage.putAll(metering.usage(System.nanoTime()));
    }
    return Reading.now(usage);
  }

  @Override
  public Evidence evidence() {
    Evidence seen = witness.evidence();
    return state()
        .image()
        .map(running -> seen.with(arm.image().ranAs(running, false)))
        .orElse(seen);
  }

  @Override
  public List<String> instances(Evidence seen) {
    return List.of(state().identity());
  }

  @Override
  public List<SwitchPage> switchPages() {
    return witness.switchPages();
  }
}

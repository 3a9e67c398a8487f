package org.hookbench.macro.runner.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.macro.runner.container.ArmContainer;
import org.hookbench.macro.runner.container.EndOfContainer;
import org.hookbench.macro.runner.deploy.DeployedArm;
import org.hookbench.macro.runner.deploy.Evidence;
import org.hookbench.macro.runner.deploy.LogTail;
import org.hookbench.macro.runner.resources.Reading;
import org.hookbench.macro.runner.resources.Resource;

/** One arm in a pod of the cluster. */
final class KubernetesArm implements DeployedArm {
  private static final String OUT_OF_MEMORY = "OOMKilled";
  private final Cluster cluster;
  private final ArmContainer arm;
  private final String pod;
  private final String url;
  private final PodWitness witness;
  private final PodMetering metering;

  /**
   * An arm whose pod was made.
   *
   * @param host by which the load generator reaches it
   */
  KubernetesArm(Cluster cluster, PodShell shell, ArmContainer arm, String pod, String host) {
    this.cluster = cluster;
    this.arm = arm;
    this.pod = pod;
    this.url = "http://" + host + ":" + arm.port();
    this.witness = new PodWitness(shell, pod, arm);
    this.metering = new PodMetering(cluster, pod, Containers.name(arm));
  }

  private PodState state() {
    return new PodState(cluster.pod(pod), Containers.name(arm));
  }

  /** Waits until Kubernetes says that it is ready. */
  void awaitReady(Duration timeout) {
    boolean ready =
        Cluster.await(
            timeout,
            () -> {
              failure()
                  .ifPresent(
                      why -> {
                        throw MeasurementFailedException.of(
                            "%s\n(before it was ready)%s", why, arm.advice());
                      });
              return state().ready();
            });
    if (!ready) {
      throw MeasurementFailedException.of(
          "the system under test of arm %s was not ready within %s s; of its pod %s Kubernetes"
              + " says: %s%s",
          label(), timeout.toSeconds(), pod, state().story(), arm.advice());
    }
  }

  @Override
  public String label() {
    return arm.label();
  }

  @Override
  public String url() {
    return url;
  }

  @Override
  public Optional<String> failure() {
    PodState state = state();
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
        .map(why -> "the system under test of arm " + label() + ": " + why + logOfFailed(state));
  }

  private String logOfFailed(PodState state) {
    return state
        .failed()
        .map(container -> LogTail.ofText(cluster.log(pod, container.getName())))
        .orElse("");
  }

  String log() {
    return cluster.log(pod, Containers.name(arm));
  }

  @Override
  public Reading reading() {
    Map<Resource, Long> usage = new EnumMap<>(Resource.class);
    usage.putAll(witness.usage());
    if (!usage.containsKey(Resource.CPU_NS)) {
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
}

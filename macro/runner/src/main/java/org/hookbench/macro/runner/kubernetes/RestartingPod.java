// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.hookbench.macro.runner.container.ArmContainer;
import org.hookbench.macro.runner.deploy.Evidence;
import org.hookbench.macro.runner.deploy.Restarts;
import org.hookbench.macro.runner.resources.Reading;
import org.hookbench.macro.runner.resources.Resource;

/** An arm whose container the kubelet starts again when it ends: under load that is no failure. */
final class RestartingPod extends KubernetesArm {
  /**
   * The kubelet waits for 10 s before the second restart, then for twice as long, at most 300 s.
   */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(300);

  private final Restarts restarts = new Restarts();
  private boolean served;
  private long restarted;
  private Duration start = Duration.ZERO;

  RestartingPod(
      Cluster cluster, PodShell shell, ArmContainer arm, String pod, Optional<String> host) {
    super(cluster, shell, arm, pod, host);
  }

  @Override
  public void awaitReady(Duration timeout) {
    super.awaitReady(timeout);
    served = true;
    start = timeout;
  }

  @Override
  Optional<String> failure(PodState state) {
    return served
        ? state.lost().map(why -> "the system under test of arm " + label() + ": " + why)
        : super.failure(state);
  }

  @Override
  public Reading reading() {
    PodState state = state();
    if (state.restarts() != restarted) {
      restarted = state.restarts();
      restarts.again();
    }
    Optional<Map<Resource, Long>> now =
        state.ready() ? Optional.of(super.reading().values()) : Optional.empty();
    return restarts.reading(state.restarts(), now);
  }

  /** Of the process that is there when it is ready; it is given time to be. */
  @Override
  public Evidence evidence() {
    Restarts.awaitReady(this::isReady, label(), LONGEST_WAIT.plus(start));
    return super.evidence();
  }
}

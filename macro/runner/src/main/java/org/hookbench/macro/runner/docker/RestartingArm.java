// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hookbench.macro.runner.container.ContainerArm;
import org.hookbench.macro.runner.container.LocalContainer;
import org.hookbench.macro.runner.deploy.DeployedArm;
import org.hookbench.macro.runner.deploy.Evidence;
import org.hookbench.macro.runner.deploy.Restarts;
import org.hookbench.macro.runner.resources.Reading;
import org.hookbench.macro.runner.resources.Resource;

/**
 * An arm whose container the daemon starts again when it ends: that is counted and is no failure.
 */
final class RestartingArm implements DeployedArm {
  /**
   * The daemon waits for 100 ms before a restart, then for twice as long each time, at most 60 s; a
   * server takes as long again to be ready.
   */
  private static final Duration READY_AGAIN = Duration.ofSeconds(120);

  private final DockerEngine engine;
  private final String id;

  private final Restarts before = new Restarts();
  private ContainerArm arm;
  private long restarts;

  RestartingArm(DockerEngine engine, String id, ContainerArm arm) {
    this.engine = engine;
    this.id = id;
    this.arm = arm;
  }

  /** Looks which process it is by now. */
  private ContainerArm now() {
    InspectContainerResponse container = engine.inspect(id);
    restarts = container.getRestartCount() == null ? 0 : container.getRestartCount();
    Long pid = container.getState().getPidLong();
    if (pid != null && pid > 0 && pid != arm.container().pid()) {
      before.again();
      arm = arm.in(new LocalContainer(pid, arm.container().telemetry()));
    }
    return arm;
  }

  @Override
  public String label() {
    return arm.label();
  }

  @Override
  public String url() {
    return arm.url();
  }

  @Override
  public Optional<String> failure() {
    return Optional.empty();
  }

  @Override
  public boolean isReady() {
    return now().isReady();
  }

  @Override
  public Reading reading() {
    Optional<Map<Resource, Long>> values =
        isReady() ? Optional.of(arm.reading().values()) : Optional.empty();
    // The kernel moves the dead to the group of the whole machine.
    return before.reading(restarts, values.filter(read -> arm.isReady()));
  }

  /** Of the process that is there when it is ready; it is given time to be. */
  @Override
  public Evidence evidence() {
    Restarts.awaitReady(this::isReady, label(), READY_AGAIN);
    return arm.evidence();
  }

  @Override
  public OptionalDouble readySeconds() {
    return arm.readySeconds();
  }
}

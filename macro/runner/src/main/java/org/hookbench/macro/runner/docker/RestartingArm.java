// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.macro.runner.container.ContainerArm;
import org.hookbench.macro.runner.container.LocalContainer;
import org.hookbench.macro.runner.deploy.DeployedArm;
import org.hookbench.macro.runner.deploy.Evidence;
import org.hookbench.macro.runner.resources.Reading;
import org.hookbench.macro.runner.resources.Resource;

/**
 * An arm whose container the daemon starts again when it ends: that is counted and is no failure.
 */
final class RestartingArm implements DeployedArm {
  private static final long READY_AGAIN_MS = 30_000;
  private static final long STEP_MS = 100;
  private final DockerEngine engine;
  private final String id;

  /** Counters of the processes before this one. */
  private final Map<Resource, Long> before = new EnumMap<>(Resource.class);

  private final Map<Resource, Long> last = new EnumMap<>(Resource.class);
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
      last.forEach((resource, value) -> before.merge(resource, value, Long::sum));
      last.clear();
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
    Map<Resource, Long> values = new EnumMap<>(Resource.class);
    boolean ready = isReady();
    Reading reading = ready ? arm.reading() : null;
    // The kernel moves the dead to the group of the whole machine.
    ready = ready && arm.isReady();
    if (ready) {
      values.putAll(reading.values());
    }
    for (Resource counter : Resource.values()) {
      if (counter.isCounter() && !counter.isOfMachine()) {
        Optional.ofNullable(values.get(counter)).ifPresent(value -> last.put(counter, value));
        long sum = before.getOrDefault(counter, 0L) + last.getOrDefault(counter, 0L);
        if (last.containsKey(counter) || before.containsKey(counter)) {
          values.put(counter, sum);
        }
      }
    }
    values.put(Resource.RESTARTS, restarts);
    values.put(Resource.REPLICAS_WANTED, 1L);
    values.put(Resource.REPLICAS_READY, ready ? 1L : 0L);
    return Reading.now(values);
  }

  /** Of the process that is there when it is ready; it is given time to be. */
  @Override
  public Evidence evidence() {
    awaitReady(this::isReady, label(), READY_AGAIN_MS);
    return arm.evidence();
  }

  /** Without a process nothing can be shown, and what is not there must not pass for no hook. */
  static void awaitReady(BooleanSupplier ready, String label, long limitMs) {
    for (long ms = 0; !ready.getAsBoolean(); ms += STEP_MS) {
      if (ms >= limitMs || Thread.currentThread().isInterrupted()) {
        throw new MeasurementFailedException(
            "the server of arm %s was not ready again %d s after the load; nothing shows which hook it has"
                .formatted(label, limitMs / 1000));
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(STEP_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public OptionalDouble readySeconds() {
    return arm.readySeconds();
  }
}

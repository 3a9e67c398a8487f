// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.hookbench.macro.runner.container.Origin;

/**
 * A sign of life on what a trial has in the cluster. Process ids tell nothing about a runner on a
 * copy of this machine (a snapshot that was started twice): it is known by its beat.
 */
final class Beat implements AutoCloseable {
  static final String ANNOTATION = "hookbench.beat";
  private static final Duration STEP = Duration.ofSeconds(2);
  private static final Duration PATIENCE = STEP.multipliedBy(3);

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "beat");
            thread.setDaemon(true);
            return thread;
          });

  /** Beats until it is closed. */
  Beat(Cluster cluster, HasMetadata thing) {
    clock.scheduleWithFixedDelay(
        () -> cluster.annotate(thing, ANNOTATION, Long.toString(System.nanoTime())),
        0,
        STEP.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  /** Those whose runners give no sign while one waits for three beats. */
  static List<HasMetadata> silent(Cluster cluster, List<HasMetadata> things) {
    if (things.isEmpty()) {
      return things;
    }
    Map<HasMetadata, String> before = new HashMap<>();
    things.forEach(thing -> before.put(thing, of(thing)));
    Cluster.await(PATIENCE, () -> false);
    Set<String> living =
        things.stream()
            .filter(
                thing ->
                    cluster.current(thing).stream()
                        .anyMatch(now -> !Objects.equals(of(now), before.get(thing))))
            .map(Beat::runner)
            .collect(Collectors.toSet());
    return things.stream().filter(thing -> !living.contains(runner(thing))).toList();
  }

  private static String of(HasMetadata thing) {
    Map<String, String> annotations = thing.getMetadata().getAnnotations();
    return annotations == null ? null : annotations.get(ANNOTATION);
  }

  private static String runner(HasMetadata thing) {
    return thing.getMetadata().getLabels().get(Origin.RUNNER);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}

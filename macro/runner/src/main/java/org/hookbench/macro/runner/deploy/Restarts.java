// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.deploy;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.macro.runner.resources.Reading;
import org.hookbench.macro.runner.resources.Resource;

/** Resources of a server that is started again when it ends: those of its processes together. */
public final class Restarts {
  private static final Duration STEP = Duration.ofMillis(100);

  /** Counters of the processes before this one. */
  private final Map<Resource, Long> before = new EnumMap<>(Resource.class);

  private final Map<Resource, Long> last = new EnumMap<>(Resource.class);

  /** From now on it is another process. */
  public void again() {
    last.forEach((counter, value) -> before.merge(counter, value, Long::sum));
    last.clear();
  }

  /**
   * What all of its processes have used. A counter that fell is one of another process.
   *
   * @param restarts how often it was started again
   * @param now of the process that takes requests; empty: none does
   */
  public Reading reading(long restarts, Optional<Map<Resource, Long>> now) {
    Map<Resource, Long> values = new EnumMap<>(Resource.class);
    now.ifPresent(values::putAll);
    for (Resource counter : Resource.values()) {
      if (counter.isCounter() && !counter.isOfMachine()) {
        sum(counter, values);
      }
    }
    values.put(Resource.RESTARTS, restarts);
    values.put(Resource.REPLICAS_WANTED, 1L);
    values.put(Resource.REPLICAS_READY, now.isPresent() ? 1L : 0L);
    return Reading.now(values);
  }

  private void sum(Resource counter, Map<Resource, Long> values) {
    Long value = values.get(counter);
    if (value != null) {
      Long earlier = last.put(counter, value);
      if (earlier != null && value < earlier) {
        before.merge(counter, earlier, Long::sum);
      }
    }
    if (last.containsKey(counter) || before.containsKey(counter)) {
      values.put(counter, before.getOrDefault(counter, 0L) + last.getOrDefault(counter, 0L));
    }
  }

  /** Without a process nothing can be shown, and what is not there must not pass for no hook. */
  public static void awaitReady(BooleanSupplier ready, String label, Duration limit) {
    if (!Await.until(limit, STEP, ready)) {
      throw MeasurementFailedException.of(
          "the server of arm %s was not ready again %d s after the load; nothing shows which hook"
              + " it has",
          label, limit.toSeconds());
    }
  }
}

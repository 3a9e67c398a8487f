// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.driver;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.macro.load.measurement.LoadOrder;
import org.hookbench.macro.load.result.LoadResult;
import org.hookbench.macro.load.result.LoadResult.ArmResult;

/** Counts the runs of a driver; the first ones, warm-up, only by their errors. */
final class DriverTally {
  private static final double SECOND_NS = 1e9;
  private final DriverOrder order;
  private final Instant start = Instant.now();
  private final Map<String, Map<String, Long>> errors = new LinkedHashMap<>();
  private final Map<String, Long> warmupErrors = new LinkedHashMap<>();
  private final Map<String, Long> bytes = new LinkedHashMap<>();
  private long measuredFromNs = System.nanoTime();

  DriverTally(DriverOrder order) {
    this.order = order;
    order.targets().forEach(target -> errors.put(target.arm(), new TreeMap<>()));
  }

  long warmup() {
    return order.load().warmup();
  }

  long requests() {
    return order.load().requests();
  }

  void add(long run, String arm, DriverCall.Result result) {
    boolean measured = run >= warmup();
    if (run == warmup()) {
      measuredFromNs = Math.max(measuredFromNs, result.startNs());
    }
    if (measured) {
      bytes.merge(arm, result.bytes(), Long::sum);
    }
    if (!result.error().isEmpty()) {
      Map<String, Long> counts = measured ? errors.get(arm) : warmupErrors;
      counts.merge(measured ? result.error() : arm, 1L, Long::sum);
    }
  }

  /** As load.json has it; latencies are in the samples. */
  LoadResult result() {
    Map<String, ArmResult> arms = new LinkedHashMap<>();
    order.targets().forEach(target -> arms.put(target.arm(), of(target)));
    return new LoadResult(
        LoadResult.SCHEMA,
        start,
        TrialStatus.FINISHED,
        null,
        order.seed(),
        warmup(),
        (System.nanoTime() - measuredFromNs) / SECOND_NS,
        arms,
        null,
        null,
        List.of());
  }

  private ArmResult of(LoadOrder.ArmUrl target) {
    Map<String, Long> kinds = errors.get(target.arm());
    return new ArmResult(
        target.url(),
        requests(),
        kinds.values().stream().mapToLong(Long::longValue).sum(),
        kinds,
        warmupErrors.getOrDefault(target.arm(), 0L),
        bytes.getOrDefault(target.arm(), 0L),
        null,
        null,
        null);
  }
}

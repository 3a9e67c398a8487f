// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.metrics.v1beta1.ContainerMetrics;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.hookbench.macro.runner.resources.Resource;

/**
 * Usage of one container by the metrics API, for where its control group cannot be read. It knows
 * averages over some 15 s: CPU time grows by the last one.
 */
final class PodMetering {
  private final Cluster cluster;
  private final String pod;
  private final String container;
  private Boolean there;
  private double cpuNs;
  private long lastNs;

  PodMetering(Cluster cluster, String pod, String container) {
    this.cluster = cluster;
    this.pod = pod;
    this.container = container;
  }

  /** Empty where there is no metrics API, or it does not know the pod yet. */
  Map<Resource, Long> usage(long nowNs) {
    if (there == null) {
      there = cluster.metrics().answers();
    }
    Optional<ContainerMetrics> metrics = there ? find() : Optional.empty();
    Map<Resource, Long> usage = new EnumMap<>(Resource.class);
    metrics.map(m -> m.getUsage().get("memory")).ifPresent(q -> put(usage, q));
    metrics
        .map(m -> m.getUsage().get("cpu"))
        .ifPresent(cpus -> usage.put(Resource.CPU_NS, grown(cpus, nowNs)));
    return usage;
  }

  private Optional<ContainerMetrics> find() {
    return cluster.metrics().of(pod).stream()
        .filter(m -> m.getName().equals(container))
        .findFirst();
  }

  private static void put(Map<Resource, Long> usage, Quantity memory) {
    usage.put(Resource.MEMORY_BYTES, amount(memory).longValue());
  }

  private long grown(Quantity cpus, long nowNs) {
    cpuNs += lastNs == 0 ? 0 : amount(cpus).doubleValue() * (nowNs - lastNs);
    lastNs = nowNs;
    return Math.round(cpuNs);
  }

  private static BigDecimal amount(Quantity quantity) {
    return quantity.getNumericalAmount();
  }
}

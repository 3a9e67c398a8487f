// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Statistics;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hookbench.macro.runner.resources.Resource;

/**
 * Usage of a container as the daemon tells it each second, for where its control group cannot be
 * read from here. It ends with the container.
 */
final class DockerStats {
  private volatile Statistics last;

  DockerStats(DockerEngine engine, String container) {
    engine
        .client()
        .statsCmd(container)
        .exec(
            new ResultCallback.Adapter<Statistics>() {
              @Override
              public void onNext(Statistics told) {
                last = told;
              }
            });
  }

  /** The last that was told; empty before the first. */
  Map<Resource, Long> usage() {
    return last == null ? Map.of() : usage(last);
  }

  static Map<Resource, Long> usage(Statistics told) {
    Map<Resource, Long> usage = new EnumMap<>(Resource.class);
    Optional.ofNullable(told.getCpuStats())
        .ifPresent(
            cpu -> {
              Optional.ofNullable(cpu.getCpuUsage())
                  .ifPresent(u -> usage.put(Resource.CPU_NS, u.getTotalUsage()));
              Optional.ofNullable(cpu.getThrottlingData())
                  .ifPresent(
                      t -> {
                        usage.put(Resource.THROTTLED_NS, t.getThrottledTime());
                        usage.put(Resource.THROTTLED_PERIODS, t.getThrottledPeriods());
                      });
            });
    Optional.ofNullable(told.getMemoryStats())
        .ifPresent(memory -> usage.put(Resource.MEMORY_BYTES, memory.getUsage()));
    usage.values().removeIf(Objects::isNull);
    return usage;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.hookbench.experiment.console.Quoted;

/** What a system under test may use; null is unlimited. */
public record Limits(
    @JsonPropertyDescription("CPU seconds per second.") Double cpus,
    @JsonPropertyDescription("Memory with its unit, as in 512MiB.") ByteSize memory,
    @JsonPropertyDescription("CPUs to run on, as in 0-1.") String cpuset) {
  public static final Limits NONE = new Limits(null, null, null);
  private static final double MOST_CPUS = 10_000;

  public Limits {
    Require.that(
        cpus == null || cpus > 0 && cpus <= MOST_CPUS,
        "sut.limits.cpus: " + cpus + " must be more than 0 and at most 10000");
    Require.that(
        memory == null || memory.bytes() > 0,
        "sut.limits.memory: " + memory + " must be more than 0");
    Require.that(
        cpuset == null || cpuset.matches("[0-9]+([,-][0-9]+)*"),
        "sut.limits.cpuset: %s must be numbers of CPUs, as in 0-1 or 0,2"
            .formatted(cpuset == null ? "" : Quoted.of(cpuset)));
  }

  /** Those that are set, as in {@code cpus 0.5, memory 512MiB}. */
  String text() {
    Map<String, Object> set = new LinkedHashMap<>();
    set.put("cpus", cpus);
    set.put("memory", memory);
    set.put("cpuset", cpuset);
    return set.entrySet().stream()
        .filter(limit -> limit.getValue() != null)
        .map(limit -> limit.getKey() + " " + limit.getValue())
        .collect(Collectors.joining(", "));
  }

  /** CPU seconds per second. */
  public OptionalDouble cpuLimit() {
    return cpus == null ? OptionalDouble.empty() : OptionalDouble.of(cpus);
  }

  /** Bytes. */
  public OptionalLong memoryBytes() {
    return memory == null ? OptionalLong.empty() : OptionalLong.of(memory.bytes());
  }
}

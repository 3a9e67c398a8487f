package org.hookbench.experiment;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a system under test may use; null is unlimited.
 *
 * @param cpus CPU seconds per second
 * @param memory text with its unit, as in {@code 512MiB}
 * @param cpuset CPUs to run on, as in {@code 0-1}
 */
public record Limits(Double cpus, String memory, String cpuset) {
  public static final Limits NONE = new Limits(null, null, null);

  public Limits {
    Require.that(cpus == null || cpus > 0, "sut.limits.cpus: " + cpus + " must be more than 0");
    if (memory != null) {
      Units.parseBytes("sut.limits.memory", memory);
    }
  }

  /** CPU seconds per second. */
  public OptionalDouble cpuLimit() {
    return cpus == null ? OptionalDouble.empty() : OptionalDouble.of(cpus);
  }

  /** Bytes. */
  public OptionalLong memoryBytes() {
    return memory == null
        ? OptionalLong.empty()
        : OptionalLong.of(Units.parseBytes("sut.limits.memory", memory));
  }
}

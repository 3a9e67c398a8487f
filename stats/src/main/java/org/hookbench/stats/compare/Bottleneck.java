// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.List;
import java.util.Set;

/** What keeps the throughput from growing, by what the trials at saturation tell. */
public enum Bottleneck {
  GENERATOR("the load generator, so the arm can do more; give the generator CPUs of its own"),
  CPU_LIMIT("the CPU limit of the arm"),
  CPU("the CPUs that the arm may use"),
  SHARED_CPU("the machine's CPUs, which the arm shares with others"),
  NOT_CPU("not the CPU of the arm; look for a lock, a pool of threads or connections, or a device"),
  UNKNOWN("unknown, since the CPU time of the arm was not measured");

  private static final Set<String> OF_GENERATOR =
      Set.of("generator-busy", "load-throttled", "writer-behind", "generators-apart");
  private static final double BUSY = 0.9;
  private static final double THROTTLED = 0.01;
  private static final double WAITING = 0.1;

  private final String sentence;

  Bottleneck(String sentence) {
    this.sentence = sentence;
  }

  /** For a reader. */
  public String sentence() {
    return sentence;
  }

  /**
   * Decides.
   *
   * @param cpuLimit CPUs that the arm may use; NaN if it is not known
   */
  static Bottleneck of(List<LoopTrial> saturated, double cpuLimit) {
    long byGenerator =
        saturated.stream()
            .filter(t -> t.broken() || t.warnings().stream().anyMatch(OF_GENERATOR::contains))
            .count();
    if (2 * byGenerator > saturated.size()) {
      return GENERATOR;
    }
    double cpus = LoadLevel.mean(saturated, LoopTrial::cpus);
    boolean stopped = LoadLevel.mean(saturated, LoopTrial::throttled) > THROTTLED;
    if (cpus >= BUSY * cpuLimit || Double.isNaN(cpus) && stopped) {
      return stopped ? CPU_LIMIT : CPU;
    }
    if (Double.isNaN(cpus)) {
      return UNKNOWN;
    }
    boolean waited = LoadLevel.mean(saturated, LoopTrial::waiting) > WAITING;
    return waited ? SHARED_CPU : stopped ? CPU_LIMIT : NOT_CPU;
  }
}

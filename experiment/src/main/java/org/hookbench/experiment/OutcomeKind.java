// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

/** What is compared between two arms, each with a verdict of its own. */
public enum OutcomeKind {
  MEDIAN,
  MEAN,
  P99,
  /**
   * Tail to median: the 99th percentile as a multiple of the median; compared where it is asked.
   */
  TMR,
  /** Share of failed requests: always compared, and first. */
  FAILED,
  /** CPU time per request of the measured window, or per run. */
  CPU,
  /** Peak memory. */
  MEMORY,
  /** Time until the system answers. */
  READY,
  /** Times that a server ended and was started again. */
  RESTARTS,
  /** Time for which a server, or a copy of it, took no requests. */
  UNREADY,
  /** Time from exec to exit, of a run whose verdict is about a metric. */
  WALL,
  /** CPU time of a run in its own code. */
  USER,
  /** CPU time of a run in the kernel. */
  SYSTEM,
  /** What the output of a workload tells, beside its first metric. */
  METRIC;

  /** Whether the verdict's sentence can be about it. */
  public boolean latency() {
    return this == MEDIAN || this == MEAN || this == P99;
  }
}

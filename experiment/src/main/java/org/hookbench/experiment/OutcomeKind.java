package org.hookbench.experiment;

/** What is compared between two arms, each with a verdict of its own. */
public enum OutcomeKind {
  MEDIAN,
  MEAN,
  P99,
  /** Share of failed requests: always compared, and first. */
  FAILED,
  /** CPU time per request of the measured window. */
  CPU,
  /** Peak memory. */
  MEMORY,
  /** Time until the system answers. */
  READY;

  /** Whether the verdict's sentence can be about it. */
  public boolean latency() {
    return this == MEDIAN || this == MEAN || this == P99;
  }
}

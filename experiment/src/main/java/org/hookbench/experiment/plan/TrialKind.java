// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.plan;

/** What a sample of the trial is. */
public enum TrialKind {
  /** A batch of calls. */
  MICRO("call", "ns"),
  /** A request. */
  MACRO("request", "ms"),
  /** A run of a program that ends. */
  WORKLOAD("run", "ms"),
  /** A start of a server until it answers. */
  START("cold start", "ms"),
  /** A request under a profiler: no verdict is about it. */
  PROFILE("request", "ms");

  private final String measured;
  private final String unit;

  TrialKind(String measured, String unit) {
    this.measured = measured;
    this.unit = unit;
  }

  /** Whether each sample is a process of its own. */
  public boolean fresh() {
    return this == WORKLOAD || this == START;
  }

  /** What a time is the time of: {@code call}, {@code request}, {@code run}, {@code cold start}. */
  public String measured() {
    return measured;
  }

  /** Unit of its times in tables and in the analysis: {@code ns} or {@code ms}. */
  public String unit() {
    return unit;
  }
}

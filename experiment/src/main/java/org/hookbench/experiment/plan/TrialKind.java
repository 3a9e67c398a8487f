package org.hookbench.experiment.plan;

/** What a sample of the trial is. */
public enum TrialKind {
  /** A batch of calls. */
  MICRO("call", "ns"),
  /** A request. */
  MACRO("request", "ms"),
  /** A run of a program that ends. */
  WORKLOAD("run", "ms");

  private final String measured;
  private final String unit;

  TrialKind(String measured, String unit) {
    this.measured = measured;
    this.unit = unit;
  }

  /** What a time is the time of: {@code call}, {@code request} or {@code run}. */
  public String measured() {
    return measured;
  }

  /** Unit of its times in tables and in the analysis: {@code ns} or {@code ms}. */
  public String unit() {
    return unit;
  }
}

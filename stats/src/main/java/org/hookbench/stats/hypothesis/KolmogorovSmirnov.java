package org.hookbench.stats.hypothesis;

/** Filled next. */
public final class KolmogorovSmirnov {
  private KolmogorovSmirnov() {}

  /** What the test says. */
  public record Result(double d, double p) {}
}

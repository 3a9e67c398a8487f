package org.hookbench.stats.hypothesis;

/** Filled next. */
public final class MannWhitney {
  private MannWhitney() {}

  /** What the test says. */
  public record Result(double u, double p, double log10p) {}
}

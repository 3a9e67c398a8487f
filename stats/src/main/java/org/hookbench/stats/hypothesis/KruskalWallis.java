package org.hookbench.stats.hypothesis;

/** Filled next. */
public final class KruskalWallis {
  private KruskalWallis() {}

  /** What the test says. */
  public record Result(double h, int df, double p, double log10p, double epsilonSquared) {}
}

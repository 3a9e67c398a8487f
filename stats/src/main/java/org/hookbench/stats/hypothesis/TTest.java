package org.hookbench.stats.hypothesis;

/** Filled next. */
public final class TTest {
  private TTest() {}

  /** What the test says. */
  public record Result(double t, double df, double p) {}
}

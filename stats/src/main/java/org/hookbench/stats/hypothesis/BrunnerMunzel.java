package org.hookbench.stats.hypothesis;

import org.hookbench.stats.distribution.Tail;
import org.hookbench.stats.quantile.Moments;

/**
 * Is a value of one sample as often above as below one of the other, without the assumption of
 * equal shapes (Brunner and Munzel 2000)? Two-sided, with Student's distribution.
 */
public final class BrunnerMunzel {
  private BrunnerMunzel() {}

  /**
   * What the test says.
   *
   * @param w positive if the treatment tends to be larger
   * @param relativeEffect P(treatment above baseline) + P(equal) / 2
   */
  public record Result(double w, double df, double p, double relativeEffect) {}

  /** Tests two sorted samples. */
  public static Result test(double[] baseline, double[] treatment) {
    double m = baseline.length;
    double n = treatment.length;
    Moments a = Moments.of(placements(baseline, treatment));
    Moments b = Moments.of(placements(treatment, baseline));
    double va = a.variance() / (m * n * n);
    double vb = b.variance() / (n * m * m);
    double effect = b.mean() / m;
    double w = (effect - 0.5) / Math.sqrt(va + vb);
    double df = (va + vb) * (va + vb) / (va * va / (m - 1) + vb * vb / (n - 1));
    return new Result(w, df, Tail.studentT(w, df), effect);
  }

  /** For each value how many of the other sample are below it, an equal one counting half. */
  private static double[] placements(double[] own, double[] other) {
    double[] placements = new double[own.length];
    int below = 0;
    int atMost = 0;
    for (int i = 0; i < own.length; i++) {
      while (below < other.length && other[below] < own[i]) {
        below++;
      }
      while (atMost < other.length && other[atMost] <= own[i]) {
        atMost++;
      }
      placements[i] = (below + atMost) / 2.0;
    }
    return placements;
  }
}

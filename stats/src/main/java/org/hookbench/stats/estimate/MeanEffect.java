// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import java.util.Locale;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean effect over trials and how far it may be off. Its interval is the hull of Student's and of
 * two that Hall's transformation (1992, J. R. Stat. Soc. B 54, 221) corrects for skewness: that of
 * the trials, plus and minus its standard error, since a few trials show less of it than there is.
 * It is never wider than Student's at a fifth of the error rate.
 *
 * @param error standard error of the estimate
 * @param df degrees of freedom of that
 * @param skewness of the estimate; 0 where it cannot be told
 * @param skewnessError standard error of that if trials are normal
 * @param over what it is over, for a reader
 */
public record MeanEffect(
    double estimate, double error, double df, double skewness, double skewnessError, String over) {
  /**
   * What the widening costs with normal trials: so many more tell an effect as often (simulated).
   */
  public static final double MORE_TRIALS = 2.5;

  private static final double SURE = 0.2;
  private static final double STRAIGHT = 1e-9;

  /** Of effects that each compare both arms. */
  public static MeanEffect ofPairs(double[] effects) {
    Moments m = Moments.of(effects);
    double error = m.sd() / Math.sqrt(m.n());
    return of(m.mean(), error, m.n() - 1.0, cubes(effects, m), cubesError(m))
        .named("Student's t over " + m.n() + " trials");
  }

  /** Of two arms whose trials do not belong together (Welch 1947, doi 10.1093/biomet/34.1-2.28). */
  public static MeanEffect ofArms(double[] baseline, double[] treatment) {
    Moments a = Moments.of(baseline);
    Moments b = Moments.of(treatment);
    double va = a.variance() / a.n();
    double vb = b.variance() / b.n();
    double df = (va + vb) * (va + vb) / (va * va / (a.n() - 1) + vb * vb / (b.n() - 1));
    return of(
            b.mean() - a.mean(),
            Math.sqrt(va + vb),
            df,
            cubes(treatment, b) - cubes(baseline, a),
            Math.hypot(cubesError(a), cubesError(b)))
        .named(String.format(Locale.ROOT, "Welch's t over %d and %d trials", a.n(), b.n()));
  }

  /** Of a mean that is close to normal. */
  public static MeanEffect symmetric(double estimate, double error, double df, String over) {
    return new MeanEffect(estimate, error, df, 0, 0, over);
  }

  /** The same over something else. */
  public MeanEffect named(String newOver) {
    return new MeanEffect(estimate, error, df, skewness, skewnessError, newOver);
  }

  private static MeanEffect of(
      double estimate, double error, double df, double cubes, double cubesError) {
    double scale = error * error * error;
    return error > 0
        ? new MeanEffect(estimate, error, df, cubes / scale, cubesError / scale, "")
        : new MeanEffect(estimate, 0, df, 0, 0, "");
  }

  /** Third cumulant of the mean of the values, without bias; 0 from fewer than three. */
  private static double cubes(double[] values, Moments m) {
    double n = m.n();
    double sum = DoubleStream.of(values).map(v -> Math.pow(v - m.mean(), 3)).sum();
    return n < 3 ? 0 : sum / ((n - 1) * (n - 2)) / n;
  }

  /** Its standard error for normal values. */
  private static double cubesError(Moments m) {
    double n = m.n();
    double ofSkewness = Math.sqrt(6 * n * (n - 1) / ((n - 2) * (n + 1) * (n + 3)));
    return n < 3 ? 0 : ofSkewness * Math.pow(m.sd(), 3) / (n * n);
  }

  /** The hull: what a slower or faster rests on. */
  public Interval interval(double level) {
    if (error == 0) {
      return student(level);
    }
    double t = CriticalValue.studentT(level, df);
    double most = CriticalValue.studentT(1 - SURE * (1 - level), df);
    double below = Math.min(most, skewnesses().map(s -> straightened(s, t)).max().orElse(t));
    double above = Math.max(-most, skewnesses().map(s -> straightened(s, -t)).min().orElse(-t));
    String method = skewnessError > 0 ? over + ", widened for skewness" : over;
    return new Interval(
        estimate, estimate - below * error, estimate - above * error, level, method);
  }

  /** Student's or Welch's: what an equivalence rests on. */
  public Interval student(double level) {
    if (error == 0) {
      return new Interval(estimate, estimate, estimate, level, over + ", which are all equal");
    }
    double half = df > 0 ? CriticalValue.studentT(level, df) * error : Double.NaN;
    return new Interval(estimate, estimate - half, estimate + half, level, over);
  }

  /** Two-sided p of this true effect: below 1 - level where the hull excludes it. */
  public double pOf(double value) {
    double distance = estimate - value;
    if (error == 0) {
      return distance == 0 ? 1 : 0;
    }
    double t = Math.abs(distance) / error;
    double sign = Math.signum(distance);
    double least = skewnesses().map(s -> skewed(sign * s, t)).min().orElse(t);
    return Math.min(Math.min(1, p(least)), p(t) / SURE);
  }

  /** Two-sided, of so many standard errors. */
  private double p(double t) {
    return t > 0 ? 2 * TDistribution.of(df).survivalProbability(t) : 1;
  }

  /** Those that the hull is over; 0 is Student's. */
  private DoubleStream skewnesses() {
    return DoubleStream.of(0, skewness - skewnessError, skewness + skewnessError);
  }

  /** Hall's cubic: nearly Student's t where the estimate has this skewness. */
  private static double skewed(double s, double t) {
    return t + s * (t * t / 3 + 1.0 / 6) + s * s * t * t * t / 27;
  }

  /** Its inverse. */
  private static double straightened(double s, double t) {
    return Math.abs(s) < STRAIGHT ? t : 3 / s * (Math.cbrt(1 + s * (t - s / 6)) - 1);
  }
}

package org.hookbench.stats.estimate;

import org.apache.commons.statistics.inference.DataDispersion;
import org.apache.commons.statistics.inference.TTest;

/** Tests of equal means, two-sided; NaN where neither sample varies. */
public final class MeanTest {
  private MeanTest() {}

  /**
   * The result of a test.
   *
   * @param t treatment minus baseline, in standard errors
   * @param p 0 when it is below the smallest double
   */
  public record Result(double t, double df, double p) {}

  /** Student (1908, doi 10.1093/biomet/6.1.1) with pooled variance. */
  public static Result student(Moments baseline, Moments treatment) {
    return test(DataDispersion.HOMOSCEDASTIC, baseline, treatment);
  }

  /** Welch (1947, doi 10.1093/biomet/34.1-2.28) without the assumption of equal variances. */
  public static Result welch(Moments baseline, Moments treatment) {
    return test(DataDispersion.HETEROSCEDASTIC, baseline, treatment);
  }

  /** p of mean 0; 0 or 1 where the values do not vary, NaN with fewer than two. */
  public static double pOfZero(double[] values) {
    if (values.length < 2) {
      return Double.NaN;
    }
    Moments m = Moments.of(values);
    return pOfZero(m.mean(), m.variance(), m.n());
  }

  /** p of mean 0 from moments of n values. */
  public static double pOfZero(double mean, double variance, long n) {
    return variance > 0 ? TTest.withDefaults().test(mean, variance, n).getPValue() : certain(mean);
  }

  /** p of equal means by Welch; 0 or 1 where nothing varies, NaN with fewer than two of an arm. */
  public static double pOfWelch(double[] baseline, double[] treatment) {
    if (Math.min(baseline.length, treatment.length) < 2) {
      return Double.NaN;
    }
    Moments a = Moments.of(baseline);
    Moments b = Moments.of(treatment);
    return a.variance() + b.variance() > 0 ? welch(a, b).p() : certain(b.mean() - a.mean());
  }

  private static double certain(double difference) {
    return difference == 0 ? 1 : 0;
  }

  private static Result test(DataDispersion dispersion, Moments a, Moments b) {
    if (!(a.variance() + b.variance() > 0)) {
      return new Result(Double.NaN, Double.NaN, Double.NaN);
    }
    TTest.Result result =
        TTest.withDefaults()
            .with(dispersion)
            .test(b.mean(), b.variance(), b.n(), a.mean(), a.variance(), a.n());
    return new Result(result.getStatistic(), result.getDegreesOfFreedom(), result.getPValue());
  }
}

// SPDX-License-Identifier: Apache-2.0
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

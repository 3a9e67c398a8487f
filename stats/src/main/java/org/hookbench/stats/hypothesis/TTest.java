package org.hookbench.stats.hypothesis;

import org.hookbench.stats.distribution.Tail;
import org.hookbench.stats.quantile.Moments;

/** Tests of equal means, two-sided. */
public final class TTest {
  private TTest() {}

  /**
   * What the test says.
   *
   * @param t treatment minus baseline, in standard errors; NaN if neither sample varies
   * @param p 0 when it is below the smallest double
   */
  public record Result(double t, double df, double p) {
    private static Result of(double difference, double error, double df) {
      double t = difference / error;
      return new Result(
          error > 0 ? t : Double.NaN, df, error > 0 ? Tail.studentT(t, df) : Double.NaN);
    }
  }

  /** Student (1908, doi 10.1093/biomet/6.1.1) with pooled variance. */
  public static Result student(Moments baseline, Moments treatment) {
    double df = (double) baseline.n() + treatment.n() - 2;
    double squares =
        (baseline.n() - 1) * baseline.variance() + (treatment.n() - 1) * treatment.variance();
    double error = Math.sqrt(squares / df * (1.0 / baseline.n() + 1.0 / treatment.n()));
    return Result.of(treatment.mean() - baseline.mean(), error, df);
  }

  /** Welch (1947, doi 10.1093/biomet/34.1-2.28) without the assumption of equal variances. */
  public static Result welch(Moments baseline, Moments treatment) {
    double a = baseline.variance() / baseline.n();
    double b = treatment.variance() / treatment.n();
    double df = (a + b) * (a + b) / (a * a / (baseline.n() - 1) + b * b / (treatment.n() - 1));
    return Result.of(treatment.mean() - baseline.mean(), Math.sqrt(a + b), df);
  }
}

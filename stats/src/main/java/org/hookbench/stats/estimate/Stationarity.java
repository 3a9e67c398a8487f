package org.hookbench.stats.estimate;

/**
 * Does a series stay at its level? KPSS (Kwiatkowski, Phillips, Schmidt and Shin 1992, doi
 * 10.1016/0304-4076(92)90104-Y) with Bartlett weights up to lag 12 (n / 100)^(1/4).
 */
public final class Stationarity {
  /** Critical value at 5 % for a constant level. */
  public static final double CRITICAL = 0.463;

  private Stationarity() {}

  /**
   * What the test says.
   *
   * @param stationary whether the statistic is below the critical value at 5 %
   */
  public record Result(double statistic, int lags, boolean stationary) {}

  /** Tests a series in order of time. */
  public static Result test(double[] series) {
    int n = series.length;
    int lags = (int) Math.min(n - 1.0, Math.ceil(12 * Math.pow(n / 100.0, 0.25)));
    double mean = Moments.of(series).mean();
    double[] rest = new double[n];
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      rest[i] = series[i] - mean;
      sum += rest[i];
      squares += sum * sum;
    }
    double variance = product(rest, 0);
    for (int lag = 1; lag <= lags; lag++) {
      variance += 2 * (1 - lag / (lags + 1.0)) * product(rest, lag);
    }
    double statistic = squares / n / n / variance;
    return new Result(statistic, lags, !(statistic > CRITICAL));
  }

  private static double product(double[] values, int lag) {
    double sum = 0;
    for (int i = lag; i < values.length; i++) {
      sum += values[i] * values[i - lag];
    }
    return sum / values.length;
  }
}

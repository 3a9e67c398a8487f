// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

/**
 * Mann and Whitney (1947, doi 10.1214/aoms/1177730491), two-sided. Exact without ties when the
 * samples are small, else normal with tie and continuity correction.
 */
public final class MannWhitney {
  private static final int BOTH_BELOW = 50;
  private static final int ONE_AT_MOST = 8;
  private static final int PAIRS_AT_MOST = 10_000;

  private MannWhitney() {}

  /** How p was computed. */
  public enum Method {
    EXACT,
    ASYMPTOTIC
  }

  /**
   * What the test says.
   *
   * @param u pairs in which the treatment is above the baseline, a tie counting half
   * @param p 0 when it is below the smallest double
   */
  public record Result(double u, double p, double log10p, Method method) {}

  /** Tests two sorted samples. */
  public static Result test(double[] baseline, double[] treatment) {
    PooledRanks ranks = PooledRanks.of(baseline, treatment);
    double m = baseline.length;
    double n = treatment.length;
    double u = ranks.rankSums()[1] - n * (n + 1) / 2;
    if (ranks.tieSum() == 0 && isSmall(baseline.length, treatment.length)) {
      double p = exact(baseline.length, treatment.length, u);
      return new Result(u, p, Math.log10(p), Method.EXACT);
    }
    double variance = m * n * (m + n + 1) / 12 * ranks.tieCorrection();
    double distance = Math.max(0, Math.abs(u - m * n / 2) - 0.5);
    double log10p = Tail.log10Normal(distance / Math.sqrt(variance));
    return new Result(u, Tail.p(log10p), log10p, Method.ASYMPTOTIC);
  }

  private static boolean isSmall(int m, int n) {
    boolean few = Math.max(m, n) < BOTH_BELOW || Math.min(m, n) <= ONE_AT_MOST;
    return few && (long) m * n <= PAIRS_AT_MOST;
  }

  private static double exact(int m, int n, double u) {
    double[] counts = RankCounts.mannWhitney(m, n);
    int extreme = (int) Math.min(u, (double) m * n - u);
    return Math.min(1, 2 * RankCounts.share(counts, extreme));
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

/**
 * Two-sample Kolmogorov-Smirnov test (Smirnov 1939). p counts lattice paths when that is cheap
 * (Hodges 1958, doi 10.1007/BF02589501; with ties it is conservative), else Kolmogorov's limit.
 */
public final class KolmogorovSmirnov {
  private static final long CELLS_AT_MOST = 1_000_000;
  private static final int TERMS = 100;

  private KolmogorovSmirnov() {}

  /**
   * What the test says.
   *
   * @param d largest distance of the two distribution functions
   */
  public record Result(double d, double p) {}

  /** Tests two sorted samples. */
  public static Result test(double[] baseline, double[] treatment) {
    long m = baseline.length;
    long n = treatment.length;
    long distance = distance(baseline, treatment);
    double d = distance / ((double) m * n);
    double p =
        m * n <= CELLS_AT_MOST
            ? exact((int) m, (int) n, distance)
            : limit(d * Math.sqrt((double) m * n / (m + n)));
    return new Result(d, p);
  }

  /** d times m times n, a whole number. */
  private static long distance(double[] a, double[] b) {
    long largest = 0;
    int i = 0;
    int j = 0;
    while (i < a.length && j < b.length) {
      double value = Math.min(a[i], b[j]);
      while (i < a.length && a[i] == value) {
        i++;
      }
      while (j < b.length && b[j] == value) {
        j++;
      }
      largest = Math.max(largest, Math.abs((long) i * b.length - (long) j * a.length));
    }
    return largest;
  }

  /** Share of the paths from (0, 0) to (m, n) that reach the distance. */
  private static double exact(int m, int n, long distance) {
    double[] reach = new double[n + 1];
    for (int i = 0; i <= m; i++) {
      for (int j = 0; j <= n; j++) {
        double left = i == 0 ? 0 : (double) i / (i + j) * reach[j];
        double below = j == 0 ? 0 : (double) j / (i + j) * reach[j - 1];
        boolean far = Math.abs((long) i * n - (long) j * m) >= distance;
        reach[j] = far ? 1 : left + below;
      }
    }
    return reach[n];
  }

  private static double limit(double x) {
    double sum = 0;
    for (int k = TERMS; k >= 1; k--) {
      sum += (k % 2 == 1 ? 2 : -2) * Math.exp(-2 * (double) k * k * x * x);
    }
    return x < 0.2 ? 1 : Math.max(0, Math.min(1, sum));
  }
}

package org.hookbench.stats.bootstrap;

/** Statistics of sorted points with weights. */
final class Weighted {
  private static final double PRECISION = 1e-8;

  private Weighted() {}

  /** Quantiles, given in ascending order. */
  static double[] quantiles(double[] points, double[] weights, double[] p) {
    double all = sum(weights);
    double[] result = new double[p.length];
    double below = 0;
    int i = -1;
    for (int q = 0; q < p.length; q++) {
      while (below <= p[q] * all && i + 1 < points.length) {
        below += weights[++i];
      }
      result[q] = points[i];
    }
    return result;
  }

  /** Median of all differences b - a, by bisection from a guess outwards. */
  static double shift(double[] a, double[] wa, double[] b, double[] wb, double guess) {
    double half = sum(wa) * sum(wb) / 2;
    double range = b[b.length - 1] - b[0] + a[a.length - 1] - a[0];
    if (range == 0) {
      return b[0] - a[0];
    }
    double step = range / 1024;
    double low = guess - step;
    double high = guess + step;
    while (step <= 2 * range && below(a, wa, b, wb, low) > half) {
      high = low;
      low -= step *= 2;
    }
    while (step <= 2 * range && below(a, wa, b, wb, high) <= half) {
      low = high;
      high += step *= 2;
    }
    while (high - low > PRECISION * range) {
      double mid = low + (high - low) / 2;
      if (mid <= low || mid >= high) {
        break;
      }
      if (below(a, wa, b, wb, mid) > half) {
        high = mid;
      } else {
        low = mid;
      }
    }
    return low + (high - low) / 2;
  }

  private static double below(double[] a, double[] wa, double[] b, double[] wb, double x) {
    double all = 0;
    double inB = 0;
    int j = 0;
    for (int i = 0; i < a.length; i++) {
      while (j < b.length && b[j] - a[i] <= x) {
        inB += wb[j++];
      }
      all += wa[i] * inB;
    }
    return all;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}

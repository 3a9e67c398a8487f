// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import org.apache.commons.numbers.gamma.LogGamma;

/**
 * Natural logarithm of the upper regularized incomplete gamma function Q(a, x), without underflow:
 * series below a + 1, Lentz's continued fraction above (Press et al., Numerical Recipes, 6.2).
 */
final class Gamma {
  private static final double EPSILON = 1e-16;
  private static final double TINY = 1e-300;
  private static final int LIMIT = 100_000;

  private Gamma() {}

  static double logQ(double a, double x) {
    if (x <= 0) {
      return 0;
    }
    double scale = a * Math.log(x) - x - LogGamma.value(a);
    return x < a + 1
        ? Math.log1p(-Math.exp(scale) * series(a, x))
        : scale + Math.log(fraction(a, x));
  }

  private static double series(double a, double x) {
    double term = 1 / a;
    double sum = term;
    for (int i = 1; i < LIMIT && term > sum * EPSILON; i++) {
      term *= x / (a + i);
      sum += term;
    }
    return sum;
  }

  private static double fraction(double a, double x) {
    double b = x + 1 - a;
    double c = 1 / TINY;
    double d = 1 / b;
    double h = d;
    for (int i = 1; i < LIMIT; i++) {
      double an = -i * (i - a);
      b += 2;
      d = 1 / notZero(an * d + b);
      c = notZero(b + an / c);
      h *= d * c;
      if (Math.abs(d * c - 1) < EPSILON) {
        break;
      }
    }
    return h;
  }

  private static double notZero(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }
}

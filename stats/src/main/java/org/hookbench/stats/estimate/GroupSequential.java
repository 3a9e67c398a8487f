// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Confidence of the intervals of an experiment that is looked at while it grows, so that all looks
 * together err as often as one look would. The error is spent over the looks (Lan and DeMets 1983,
 * doi 10.1093/biomet/70.3.659) in the shape of O'Brien and Fleming 1979 (doi 10.2307/2530245):
 * little at first, nearly all of it at the end. The boundaries are two-sided and symmetric; they
 * come from the recursive integration of Armitage, McPherson and Rowe 1969 (doi 10.2307/2343787).
 *
 * <p>With Student's t in place of the normal distribution the nominal levels are kept, which is
 * close even for few trials (Pocock 1977, doi 10.1093/biomet/64.2.191). The intervals are the
 * repeated confidence intervals of Jennison and Turnbull 1989 (doi
 * 10.1111/j.2517-6161.1989.tb01433.x): they hold together at all looks, whatever made the
 * experiment stop.
 */
public final class GroupSequential {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final int NODES = 401;
  private static final double FARTHEST = 12;

  /** A smaller error at one side of one look is not worth its digits. */
  private static final double LEAST_ERROR = 1e-12;

  private GroupSequential() {}

  /**
   * Confidence of the interval at each look.
   *
   * @param confidence of all looks together
   * @param fractions of the largest number of trials that are there at each look, ascending, at
   *     most 1
   */
  public static double[] confidence(double confidence, double... fractions) {
    double[] levels = new double[fractions.length];
    double alpha = 1 - confidence;
    Walk walk = null;
    double spent = 0;
    for (int look = 0; look < fractions.length; look++) {
      double error = spent(alpha, fractions[look]);
      double step = Math.max(error - spent, LEAST_ERROR);
      Walk before = walk;
      double t = fractions[look];
      DoubleUnaryOperator beyond =
          before == null
              ? z -> NORMAL.survivalProbability(z)
              : z -> before.beyond(z * Math.sqrt(t), t);
      double boundary = boundary(beyond, step);
      levels[look] = 1 - 2 * NORMAL.survivalProbability(boundary);
      walk = Walk.within(boundary * Math.sqrt(t), t, before);
      spent = error;
    }
    return levels;
  }

  /** Error of one side that may be spent up to a fraction; alpha / 2 at 1. */
  private static double spent(double alpha, double fraction) {
    double z = NORMAL.inverseSurvivalProbability(alpha / 4);
    return 2 * NORMAL.survivalProbability(z / Math.sqrt(fraction));
  }

  private static double boundary(DoubleUnaryOperator beyond, double error) {
    double low = 0;
    double high = FARTHEST;
    while (high - low > 1e-10) {
      double middle = (low + high) / 2;
      if (beyond.applyAsDouble(middle) > error) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /**
   * Brownian motion that has stayed within all boundaries.
   *
   * @param nodes where it may be now
   * @param mass density there, times the weight of the node in Simpson's rule
   */
  private record Walk(double time, double[] nodes, double[] mass) {

    static Walk within(double boundary, double time, Walk before) {
      double[] nodes = new double[NODES];
      double[] mass = new double[NODES];
      double step = 2 * boundary / (NODES - 1);
      for (int i = 0; i < NODES; i++) {
        nodes[i] = -boundary + i * step;
        double simpson = i == 0 || i == NODES - 1 ? 1 : i % 2 == 1 ? 4 : 2;
        double density =
            before == null
                ? NORMAL.density(nodes[i] / Math.sqrt(time)) / Math.sqrt(time)
                : before.density(nodes[i], time);
        mass[i] = density * simpson * step / 3;
      }
      return new Walk(time, nodes, mass);
    }

    private double density(double x, double at) {
      double sd = Math.sqrt(at - time);
      return sum(from -> NORMAL.density((x - from) / sd) / sd);
    }

    /** Probability to be above x at a later time. */
    double beyond(double x, double at) {
      double sd = Math.sqrt(at - time);
      return sum(from -> NORMAL.survivalProbability((x - from) / sd));
    }

    private double sum(DoubleUnaryOperator term) {
      double[] terms = Arrays.stream(nodes).map(term).toArray();
      double sum = 0;
      for (int i = 0; i < NODES; i++) {
        sum += mass[i] * terms[i];
      }
      return sum;
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.power;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.hookbench.stats.estimate.CriticalValue;
import org.hookbench.stats.estimate.MeanEffect;

/**
 * Trials that an experiment needs when its spread is known from a pilot only. The spread is taken
 * to be distributed as the pilot leaves it (sd^2 df / chi^2), so that the power is right on average
 * over pilots; with the pilot's spread as if it were the true one it would be too low (Julious and
 * Owen 2006, doi 10.1002/pst.197). Power is that of Student's t, not an approximation of it.
 *
 * @param confidence of the interval that decides
 * @param power probability of the answer
 * @param sd of the effect of a trial, as the pilot tells it
 * @param pilotDf degrees of freedom of that
 * @param groups 1 if trials are pairs, 2 if each arm has trials of its own
 */
record Assurance(double confidence, double power, double sd, int pilotDf, int groups) {
  private static final int MOST = 1_000_000;
  private static final double FEWEST = 1.5;
  private static final int NODES = 100;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** Trials that tell an effect from 0; -1 if a million do not. */
  int toTell(double effect) {
    return nearest(
        n -> {
          double like = n - MeanEffect.MORE_TRIALS;
          if (like < FEWEST) {
            return 0;
          }
          double t = CriticalValue.studentT(confidence, df(like));
          return average(like, (error, s) -> NORMAL.cumulativeProbability(effect / error - t * s));
        });
  }

  /** Trials that show an effect of 0 to be within the margin; -1 if a million do not. */
  int toEquate(double margin) {
    return nearest(
        n -> {
          double t = CriticalValue.studentT(1 - 2 * (1 - confidence), df(n));
          return average(
              n,
              (error, s) ->
                  Math.max(0, 2 * NORMAL.cumulativeProbability(margin / error - t * s) - 1));
        });
  }

  private double df(double n) {
    return groups * (n - 1.0);
  }

  private interface Answer {
    /**
     * Its probability.
     *
     * @param error true standard error of the mean effect
     * @param s estimated standard error over the true one
     */
    double probability(double error, double s);
  }

  /** Over the spreads that the pilot allows, and those that the experiment will find. */
  private double average(double n, Answer answer) {
    double[] found = spreads(df(n));
    double sum = 0;
    for (double pilot : spreads(pilotDf)) {
      double error = sd / pilot / Math.sqrt(n);
      for (double s : found) {
        sum += answer.probability(error, s);
      }
    }
    return sum / NODES / NODES;
  }

  /** Equally likely ratios of an estimated standard deviation to the true one. */
  private static double[] spreads(double df) {
    ChiSquaredDistribution law = ChiSquaredDistribution.of(df);
    return IntStream.range(0, NODES)
        .mapToDouble(i -> Math.sqrt(law.inverseCumulativeProbability((i + 0.5) / NODES) / df))
        .toArray();
  }

  /** The fewest that have the power, or one less if that comes closer to it. */
  private int nearest(IntToDoubleFunction powerOf) {
    int n = fewest(powerOf);
    return n > 2 && power - powerOf.applyAsDouble(n - 1) < powerOf.applyAsDouble(n) - power
        ? n - 1
        : n;
  }

  private int fewest(IntToDoubleFunction powerOf) {
    int low = 1;
    int high = 2;
    while (high < MOST && powerOf.applyAsDouble(high) < power) {
      low = high;
      high *= 2;
    }
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (powerOf.applyAsDouble(middle) < power) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high > MOST ? -1 : high;
  }
}

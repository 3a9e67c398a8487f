// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import org.hookbench.stats.analysis.RunLevel;
import org.hookbench.stats.estimate.CriticalValue;
import org.hookbench.stats.estimate.MeanEffect;
import org.hookbench.stats.estimate.Pairing;

/** How many trials would turn an inconclusive comparison into an answer, if the estimate stays. */
final class TrialsNeeded {
  private static final int MOST = 100_000;

  /** Two-sided level whose critical value is that of a power of 80 %. */
  private static final double TWICE_POWER = 0.6;

  private static final int MORE = (int) Math.ceil(MeanEffect.MORE_TRIALS);

  private TrialsNeeded() {}

  /**
   * For a reader.
   *
   * @param half least half width of any interval, which no number of trials makes narrower
   */
  static String sentence(RunLevel trials, double margin, double half) {
    double estimate = Math.abs(trials.effect().estimate());
    if (half > 0 && estimate <= half && margin - estimate <= half) {
      return " No number of trials settles it: the times come in steps that are too coarse for this"
          + " margin. Measure with a finer clock, or compare means (primary: mean).";
    }
    int n = number(trials, margin, half);
    return n > MOST
        ? " The estimate is too close to the margin for any number of trials to settle it."
        : " If the estimate and the spread stay the same, about "
            + n
            + " trials in total give an answer with a probability of 80 %. Both are uncertain"
            + " after so few trials.";
  }

  private static int number(RunLevel trials, double margin, double half) {
    double n =
        trials.pairing() == Pairing.NONE ? trials.trials().size() / 2.0 : trials.effects().length;
    double sd = trials.mean().error() * Math.sqrt(n);
    double estimate = Math.abs(trials.effect().estimate());
    double level = trials.effect().level();
    int toTell = estimate > half ? least(sd, level, estimate, n - MORE) + MORE : MOST + 1;
    int toEquate =
        margin - estimate > half
            ? least(sd, trials.equivalence().level(), margin - estimate, n)
            : MOST + 1;
    return Math.min(toTell, toEquate);
  }

  /** By bisection: more trials make any interval narrower. */
  private static int least(double sd, double level, double half, double from) {
    int enough = MOST + 1;
    for (int few = (int) Math.max(2, from); half > 0 && few < enough; ) {
      int n = few + (enough - few) / 2;
      double errors =
          CriticalValue.studentT(level, n - 1.0) + CriticalValue.studentT(TWICE_POWER, n - 1.0);
      if (errors * sd / Math.sqrt(n) < half) {
        enough = n;
      } else {
        few = n + 1;
      }
    }
    return enough;
  }
}

package org.hookbench.stats.compare;

import org.hookbench.stats.analysis.RunLevel;
import org.hookbench.stats.estimate.CriticalValue;
import org.hookbench.stats.estimate.Interval;
import org.hookbench.stats.estimate.Pairing;

/** How many trials would turn an inconclusive comparison into an answer, if the estimate stays. */
final class TrialsNeeded {
  private static final int MOST = 100_000;

  /** Two-sided level whose critical value is that of a power of 80 %. */
  private static final double TWICE_POWER = 0.6;

  private TrialsNeeded() {}

  static String sentence(RunLevel trials, double margin) {
    int n = number(trials, margin);
    return n > MOST
        ? " The estimate is too close to the margin for any number of trials to settle it."
        : " If the estimate and the spread stay the same, about "
            + n
            + " trials in total give an answer with a probability of 80 %. Both are uncertain"
            + " after so few trials.";
  }

  private static int number(RunLevel trials, double margin) {
    Interval effect = trials.effect();
    double n =
        trials.pairing() == Pairing.NONE
            ? trials.trials().size() / 2.0
            : trials.trials().stream().filter(t -> t.effect() != null).count();
    double df = trials.pairing() == Pairing.NONE ? 2 * n - 2 : n - 1;
    double half = (effect.upper() - effect.lower()) / 2;
    double sd = half / CriticalValue.studentT(effect.level(), df) * Math.sqrt(n);
    double estimate = Math.abs(effect.estimate());
    int toTell = least(sd, effect.level(), estimate, n);
    int toEquate = least(sd, trials.equivalence().level(), margin - estimate, n);
    return Math.min(toTell, toEquate);
  }

  private static int least(double sd, double level, double half, double from) {
    for (int n = (int) from; n <= MOST && half > 0; n += Math.max(1, n / 50)) {
      double errors =
          CriticalValue.studentT(level, n - 1.0) + CriticalValue.studentT(TWICE_POWER, n - 1.0);
      if (errors * sd / Math.sqrt(n) < half) {
        return n;
      }
    }
    return MOST + 1;
  }
}

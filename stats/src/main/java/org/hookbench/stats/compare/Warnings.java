// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hookbench.experiment.results.Warning;
import org.hookbench.stats.analysis.ArmSummary;
import org.hookbench.stats.analysis.Outcomes;
import org.hookbench.stats.analysis.Readout;
import org.hookbench.stats.analysis.RequestLevel;
import org.hookbench.stats.analysis.RunLevel;
import org.hookbench.stats.analysis.Steadiness;
import org.hookbench.stats.estimate.Interval;
import org.hookbench.stats.estimate.Pairing;

/** What a reader of one comparison must know; each warning says what to do. */
final class Warnings {
  private static final double STRONG = 0.1;
  private static final int FEW_TRIALS = 5;

  private final List<Warning> list = new ArrayList<>();
  private final double alpha;

  Warnings(double confidence) {
    this.alpha = 1 - confidence;
  }

  List<Warning> list() {
    return List.copyOf(list);
  }

  private void add(String code, String format, Object... values) {
    list.add(Warning.of(code, format, values));
  }

  void trials(Input input, RunLevel runLevel) {
    int fewest = Math.min(input.baseline().trials().size(), input.treatment().trials().size());
    if (fewest == 1) {
      add(
          "single-trial-per-arm",
          (input.pairing().besideEachOther()
                  ? "There is one trial: it does not tell how much processes differ."
                  : "An arm has one trial: drift between two runs can explain the difference.")
              + " Repeat with at least %d trials per arm.",
          FEW_TRIALS);
    } else if (fewest < FEW_TRIALS) {
      add(
          "few-trials",
          "%d trials per arm make a wide interval; use at least %d.",
          fewest,
          FEW_TRIALS);
    }
    if (Sessions.count(input) == 2) {
      add(
          "few-sessions",
          "Two results cannot show how much sessions differ: the interval is over the trials of"
              + " both. Combine at least %d.",
          RunLevelAnalysis.SESSIONS);
    }
    int alone =
        runLevel.pairing() == Pairing.NONE
            ? 0
            : runLevel.trials().size() - runLevel.effects().length;
    if (alone > 0) {
      add(
          "trials-without-partner",
          "%d trials have no partner in their block; they are left out.",
          alone);
    }
  }

  void arm(ArmSummary summary, ArmSamples samples) {
    if (summary.ess() < STRONG * summary.n()) {
      add(
          "strong-autocorrelation",
          "%,d samples of %s carry as much information about their mean as %.0f independent"
              + " ones: the"
              + " request-level p values are far too small.",
          summary.n(),
          summary.name(),
          summary.ess());
    }
    int outOfOrder = samples.trials().stream().mapToInt(TrialSamples::outOfOrder).sum();
    if (outOfOrder > 0) {
      add(
          "rows-out-of-time-order",
          "%d rows of %s are earlier than the row before them; they are used in the order of the"
              + " file.",
          outOfOrder,
          summary.name());
    }
  }

  void requestLevel(RequestLevel tests, Interval mean, Interval median) {
    if (mean.estimate() * median.estimate() < 0
        && (tests.welchT().p() < alpha || tests.mannWhitney().p() < alpha)) {
      add(
          "mean-and-median-disagree",
          "The mean is %s, the median is %s: look at the shift of every quantile.",
          direction(mean),
          direction(median));
    }
    boolean byRank = tests.kruskalWallis().p() < alpha;
    boolean byMean = tests.welchT().p() < alpha;
    if (byRank != byMean) {
      add(
          "request-level-tests-disagree",
          "Kruskal-Wallis finds the samples %s, Welch's t test %s; neither decides the verdict.",
          byRank ? "different" : "not different",
          byMean ? "different" : "not different");
    }
    if (tests.falsePositiveRate() > 2 * alpha) {
      add(
          "request-level-false-positives",
          "Within one trial of the baseline, the Kruskal-Wallis test finds two windows of time"
              + " different in %.0f %% of draws (nominal %.0f %%): requests are not independent, so"
              + " its p value is meaningless here.",
          100 * tests.falsePositiveRate(),
          100 * alpha);
    }
  }

  void outcomes(Input input, Outcomes outcomes) {
    if (outcomes.coarse()) {
      add(
          "coarse-clock",
          "The times come in steps of %s: no interval of the median is narrower than a step on each"
              + " side. Measure with a finer clock, or compare means.",
          input.unit().format(outcomes.step()));
    }
    Steadiness steady = outcomes.steadiness();
    if (!steady.steady()) {
      Readout scale = Readout.of(input.unit(), steady.drift());
      add(
          "not-stationary",
          "The difference between %s and %s changes by %s %s from the first to the second half of"
              + " the trials (%s), which is more than the margin. Warm up longer, or analyze with"
              + " --warmup auto.",
          input.treatment().name(),
          input.baseline().name(),
          scale.signed(steady.drift().estimate()),
          scale.unit(),
          scale.range(steady.drift()));
    }
  }

  /** Of an experiment that asks for the ratio of tail and median. */
  void tail(Input input) {
    int fewest =
        Stream.of(input.baseline(), input.treatment())
            .flatMap(arm -> arm.trials().stream())
            .mapToInt(trial -> trial.values().length)
            .min()
            .orElse(0);
    if (fewest < TrialFigure.ENOUGH_FOR_TMR) {
      add(
          "few-for-tail",
          "A trial has %,d samples; a 99th percentile over the median from fewer than %,d depends"
              + " on a few of them, and from fewer than %,d it is not compared. Make more requests"
              + " per trial.",
          fewest,
          TrialFigure.ENOUGH_FOR_TMR,
          TrialFigure.FEWEST_FOR_TAIL);
    }
  }

  void bothLevels(RequestLevel tests, RunLevel runLevel) {
    if (runLevel.effect() == null) {
      return;
    }
    boolean request = tests.kruskalWallis().p() < alpha;
    boolean run = !runLevel.effect().contains(0);
    if (request != run) {
      add(
          "request-and-run-level-disagree",
          "Over all samples the arms are %s, over trials they are %s; the verdict is over trials.",
          request ? "different" : "not different",
          run ? "different" : "not different");
    }
  }

  private static String direction(Interval difference) {
    return difference.estimate() > 0 ? "slower" : "faster";
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import org.hookbench.experiment.OutcomeKind;
import org.hookbench.stats.analysis.Outcome;
import org.hookbench.stats.analysis.RunLevel;
import org.hookbench.stats.estimate.ClockStep;
import org.hookbench.stats.estimate.Differences;
import org.hookbench.stats.estimate.Interval;
import org.hookbench.stats.estimate.Pairing;

/** What the step of the clock, or of the file, leaves of an interval. */
final class Resolution {
  private final Input input;
  private final double step;

  Resolution(Input input) {
    this.input = input;
    this.step = largest(step(input.baseline()), step(input.treatment()));
  }

  private static double step(ArmSamples arm) {
    return ClockStep.of(arm.sorted());
  }

  private static double largest(double a, double b) {
    return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.max(a, b);
  }

  /** In the unit of the samples; NaN if none shows. */
  double step() {
    return step;
  }

  /**
   * A step where it limits the figure (the figure of each arm may be off by half of it), else 0.
   * Two hooks beside each other have four such figures.
   */
  double half(OutcomeKind kind) {
    boolean spread =
        kind == OutcomeKind.MEAN
            && Math.min(sd(input.baseline()), sd(input.treatment())) > step / 2;
    double each = input.pairing() == Pairing.BESIDE ? 2 * step : step;
    double half = kind == OutcomeKind.TMR ? each * ratio() : kind.latency() ? each : 0;
    return Double.isNaN(step) || spread ? 0 : half;
  }

  /** By how much a ratio may be off for each unit that its two times are. */
  private double ratio() {
    double median = input.baseline().pooled().quantile(0.5);
    return (1 + input.baseline().pooled().quantile(TrialFigure.TAIL) / median) / median;
  }

  private static double sd(ArmSamples arm) {
    return arm.pooled().moments().sd();
  }

  /** Intervals over all samples, none of them narrower than that. */
  Differences widen(Differences all) {
    double half = half(OutcomeKind.MEDIAN);
    return new Differences(
        all.mean().atLeast(half(OutcomeKind.MEAN)),
        all.median().atLeast(half),
        all.hodgesLehmann().atLeast(half),
        all.shiftFunction().atLeast(half));
  }

  /** Intervals over trials, none of them narrower than those of the same outcome. */
  RunLevel widen(RunLevel level, Outcome primary) {
    if (level.effect() == null) {
      return level;
    }
    Interval shift = level.hodgesLehmann();
    return level.with(
        primary.effect(),
        primary.equivalence(),
        shift == null ? null : shift.atLeast(half(primary.kind())));
  }
}

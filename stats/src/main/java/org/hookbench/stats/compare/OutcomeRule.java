// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import org.hookbench.experiment.OutcomeKind;
import org.hookbench.stats.analysis.Outcome;
import org.hookbench.stats.analysis.RunLevel;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.analysis.Verdict.Value;
import org.hookbench.stats.estimate.Interval;
import org.hookbench.stats.estimate.MeanEffect;

/**
 * The verdict of one outcome: slower (worse) or faster (better) if its interval excludes 0,
 * equivalent if the interval of the two one-sided tests (Schuirmann 1987, doi 10.1007/BF01068419)
 * is inside the margin, which goes before slower and faster.
 */
final class OutcomeRule {
  private OutcomeRule() {}

  /**
   * An outcome by itself; {@link Families} judges it among others.
   *
   * @param half least half width of its intervals
   */
  static Outcome outcome(OutcomeKind kind, Unit unit, RunLevel level, double margin, double half) {
    double baseline = level.typicalBaseline();
    if (level.effect() == null) {
      return new Outcome(
          kind, unit, baseline, null, null, margin, Double.NaN, Double.NaN, null, false);
    }
    Interval effect = level.effect().atLeast(half);
    Interval equivalence = level.equivalence().atLeast(half);
    return new Outcome(
        kind,
        unit,
        baseline,
        effect,
        equivalence,
        margin,
        level.p(),
        pBeyond(level.mean(), margin),
        value(unit, effect, equivalence, margin),
        effect.lower() > margin || effect.upper() < -margin);
  }

  static Value value(Unit unit, Interval effect, Interval equivalence, double margin) {
    if (equivalence.within(margin)) {
      return Value.EQUIVALENT;
    }
    if (effect.contains(0)) {
      return Value.INCONCLUSIVE;
    }
    return unit.worse() * effect.estimate() > 0 ? Value.SLOWER : Value.FASTER;
  }

  /** Of the margin on the side of the estimate; 1 if the estimate is inside. */
  private static double pBeyond(MeanEffect mean, double margin) {
    return Math.abs(mean.estimate()) <= margin
        ? 1
        : mean.pOf(Math.copySign(margin, mean.estimate()));
  }
}

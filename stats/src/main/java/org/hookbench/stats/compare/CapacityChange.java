// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.List;
import org.hookbench.stats.analysis.Verdict;
import org.hookbench.stats.estimate.Interval;
import org.hookbench.stats.estimate.Moments;

/**
 * The largest throughput of two arms: treatment over baseline, minus 1.
 *
 * @param change as a share of the baseline's, with its interval over blocks
 * @param equivalence the same with the interval of the two one-sided tests
 * @param margin largest share that does not matter
 * @param verdict slower stands for less throughput; null without an interval
 */
public record CapacityChange(
    String scenario,
    String baseline,
    String treatment,
    Interval change,
    Interval equivalence,
    double margin,
    Verdict.Value verdict) {
  /**
   * Compares.
   *
   * @param paired whether trials of the same block belong together
   */
  static CapacityChange of(
      ArmCapacity baseline,
      ArmCapacity treatment,
      boolean paired,
      double confidence,
      double margin) {
    double[][] values = blocks(baseline, treatment, paired);
    Interval change = change(values, paired, confidence);
    Interval equivalence = change(values, paired, RunLevelAnalysis.ofTwoTests(confidence));
    return new CapacityChange(
        baseline.scenario(),
        baseline.arm(),
        treatment.arm(),
        change,
        equivalence,
        margin,
        Double.isNaN(change.lower())
            ? null
            : OutcomeRule.value(CapacityPhrase.PER_SECOND, change, equivalence, margin));
  }

  /** The change with the interval that its verdict rests on. */
  public Interval shown() {
    return verdict == Verdict.Value.EQUIVALENT ? equivalence : change;
  }

  private static double[][] blocks(ArmCapacity a, ArmCapacity b, boolean paired) {
    if (!paired) {
      return new double[][] {ArmCapacity.values(a.byBlock()), ArmCapacity.values(b.byBlock())};
    }
    List<Integer> both = a.byBlock().keySet().stream().filter(b.byBlock()::containsKey).toList();
    return new double[][] {
      both.stream().mapToDouble(a.byBlock()::get).toArray(),
      both.stream().mapToDouble(b.byBlock()::get).toArray()
    };
  }

  private static Interval change(double[][] values, boolean paired, double level) {
    if (Math.min(values[0].length, values[1].length) < 2) {
      double estimate = Moments.of(values[1]).mean() / Moments.of(values[0]).mean() - 1;
      return Interval.unknown(estimate, level, "fewer than two blocks of an arm");
    }
    Interval ratio =
        paired
            ? Intervals.pairedRatio(values[0], values[1], level)
            : Intervals.ratio(values[0], values[1], level);
    return new Interval(
        ratio.estimate() - 1, ratio.lower() - 1, ratio.upper() - 1, level, ratio.method());
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.hookbench.stats.estimate.Interval;
import org.hookbench.stats.estimate.KruskalWallis;
import org.hookbench.stats.estimate.MeanEffect;
import org.hookbench.stats.estimate.Pairing;

/**
 * Tests over trials, the unit of replication. Null where there are too few trials.
 *
 * @param pairing what belongs together: the two arms of a duet, the trials of a block, or nothing
 * @param statistic what the figure of one trial is, for a reader
 * @param trials every trial or block
 * @param mean effect, and how far it may be off: the intervals and p follow from it
 * @param effect its interval; that of a slower or faster
 * @param equivalence its 100(1-2a) % interval of the two one-sided tests
 * @param ratio of the mean of the treatment's trials to that of the baseline's, as in 1.02
 * @param p of no difference, two-sided, that of the effect's interval
 * @param kruskalWallis over the trials' values
 * @param sessions results over which the intervals are; 0 if they are over trials
 * @param levels where the spread comes from, the highest first; empty if it cannot be told
 * @param hodgesLehmann signed-rank based if paired, else over all pairs of trials
 */
public record RunLevel(
    Pairing pairing,
    String statistic,
    List<TrialEffect> trials,
    MeanEffect mean,
    Interval effect,
    Interval equivalence,
    Interval ratio,
    double p,
    KruskalWallis.Result kruskalWallis,
    Interval hodgesLehmann,
    int sessions,
    List<Level> levels) {

  /** The same with what each level adds to the spread. */
  public RunLevel with(List<Level> ofSpread) {
    return new RunLevel(
        pairing,
        statistic,
        trials,
        mean,
        effect,
        equivalence,
        ratio,
        p,
        kruskalWallis,
        hodgesLehmann,
        sessions,
        List.copyOf(ofSpread));
  }

  /** The same with other intervals. */
  public RunLevel with(Interval ofEffect, Interval ofEquivalence, Interval ofHodgesLehmann) {
    return new RunLevel(
        pairing,
        statistic,
        trials,
        mean,
        ofEffect,
        ofEquivalence,
        ratio,
        p,
        kruskalWallis,
        ofHodgesLehmann,
        sessions,
        levels);
  }

  /** Whether the interval is of one process that held both arms: nothing is known of others. */
  public boolean ofOneProcess() {
    return pairing == Pairing.SWITCH && effect != null && trials.size() == 1;
  }

  /** Mean over trials of the baseline's typical value; NaN if there is none. */
  public double typicalBaseline() {
    return mean(TrialEffect::baseline);
  }

  /** The effects of the trials or blocks that have both arms. */
  public double[] effects() {
    return TrialEffect.values(trials, TrialEffect::effect);
  }

  /** The effect; without an interval if there is one trial; null if no trial has both arms. */
  public Interval effectOrEstimate() {
    if (effect != null) {
      return effect;
    }
    double estimate =
        pairing == Pairing.NONE
            ? mean(TrialEffect::treatment) - mean(TrialEffect::baseline)
            : mean(TrialEffect::effect);
    return Double.isNaN(estimate) ? null : Interval.unknown(estimate, Double.NaN, "one trial");
  }

  private double mean(Function<TrialEffect, Double> field) {
    return Arrays.stream(TrialEffect.values(trials, field)).average().orElse(Double.NaN);
  }
}

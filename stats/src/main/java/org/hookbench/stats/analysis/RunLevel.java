package org.hookbench.stats.analysis;

import java.util.List;
import org.hookbench.stats.hypothesis.KruskalWallis;

/**
 * Tests over trials, the unit of replication. Null where there are too few trials.
 *
 * @param pairing what belongs together: the two arms of a duet, the trials of a block, or nothing
 * @param statistic what the figure of one trial is, for a reader
 * @param trials every trial or block
 * @param effect mean effect with Student's (paired) or Welch's interval; the verdict's
 * @param equivalence the same with the 100(1-2a) % interval of the two one-sided tests
 * @param ratio of the mean of the treatment's trials to that of the baseline's, as in 1.02
 * @param kruskalWallis over the trials' values
 * @param hodgesLehmann signed-rank based if paired, else over all pairs of trials
 */
public record RunLevel(
    Pairing pairing,
    String statistic,
    List<TrialEffect> trials,
    Interval effect,
    Interval equivalence,
    Interval ratio,
    KruskalWallis.Result kruskalWallis,
    Interval hodgesLehmann) {}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.analysis;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.hookbench.stats.estimate.Interval;

/**
 * One trial, or one block of two trials, as the run-level analysis sees it.
 *
 * @param block its number in the plan
 * @param baseline typical value of the baseline's samples; null if there is no such trial
 * @param treatment the same of the treatment
 * @param effect treatment minus baseline within this trial or block; null if they do not belong
 *     together
 * @param within interval of the effect of this very process, over its connection rounds; null if it
 *     did not hold both arms or had too few rounds
 */
public record TrialEffect(
    int block,
    Double baseline,
    Double treatment,
    Double effect,
    @JsonInclude(JsonInclude.Include.NON_NULL) Interval within) {

  public TrialEffect(int block, Double baseline, Double treatment, Double effect) {
    this(block, baseline, treatment, effect, null);
  }

  /** The same with what is known of this process alone. */
  public TrialEffect with(Interval ofProcess) {
    return new TrialEffect(block, baseline, treatment, effect, ofProcess);
  }

  /** One figure of those trials that have it. */
  public static double[] values(List<TrialEffect> trials, Function<TrialEffect, Double> figure) {
    return trials.stream().map(figure).filter(Objects::nonNull).mapToDouble(v -> v).toArray();
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.analysis;

import org.hookbench.stats.estimate.Interval;

/**
 * Whether the comparison stays the same while it is measured. Only the difference decides; the
 * level of each arm is told for information.
 *
 * @param trials that are long enough to be tested
 * @param baseline trials in which the baseline did not settle
 * @param treatment trials in which the treatment did not settle
 * @param difference trials in which the difference did not settle; 0 where trials are not duets
 * @param drift of the difference from the first to the second half of the trials; null with fewer
 *     than two
 * @param settled the comparison in the second half; null with fewer than two trials
 * @param steady false if the interval of the drift excludes 0 and the drift is above the margin
 */
public record Steadiness(
    int trials,
    int baseline,
    int treatment,
    int difference,
    Interval drift,
    Outcome settled,
    boolean steady) {}

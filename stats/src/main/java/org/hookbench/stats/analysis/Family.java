// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.analysis;

/**
 * A comparison among those that are judged together.
 *
 * @param comparisons of hooks with an interval, in one result and of one kind of trial; 1 for a
 *     control, which is no hypothesis of the user's
 * @param control whether it is a control beside them
 * @param p of no difference in the primary outcome
 * @param adjusted p by Holm
 */
public record Family(int comparisons, boolean control, double p, double adjusted) {}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.analysis;

/**
 * One trial, or one block of two trials, as the run-level analysis sees it.
 *
 * @param block its number in the plan
 * @param baseline typical value of the baseline's samples; null if there is no such trial
 * @param treatment the same of the treatment
 * @param effect treatment minus baseline within this trial or block; null if they do not belong
 *     together
 */
public record TrialEffect(int block, Double baseline, Double treatment, Double effect) {}

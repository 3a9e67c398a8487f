package org.hookbench.stats.analysis;

/**
 * A comparison among all comparisons of one result.
 *
 * @param comparisons with an interval, this one included
 * @param p of no difference over trials
 * @param adjusted p by Holm
 */
public record Family(int comparisons, double p, double adjusted) {}

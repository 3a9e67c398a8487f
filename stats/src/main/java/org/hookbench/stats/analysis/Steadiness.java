package org.hookbench.stats.analysis;

/**
 * How many trials were still moving while they were measured: KPSS rejects a constant level, and
 * first and last fifth differ by more than matters.
 *
 * @param trials that are long enough to be tested
 * @param difference duets in which the difference between the arms moved
 */
public record Steadiness(int trials, int baseline, int treatment, int difference) {}

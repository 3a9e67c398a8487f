package org.hookbench.stats.compare;

import org.hookbench.experiment.Margin;

/**
 * How a comparison is judged.
 *
 * @param confidence of the intervals
 * @param seed of the bootstrap; the same seed gives the same intervals
 */
public record Settings(Margin margin, double confidence, long seed) {}

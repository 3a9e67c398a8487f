package org.hookbench.stats.analysis;

import java.util.List;

/**
 * Everything that is compared beside the tests.
 *
 * @param latency the primary figure (the median) first
 * @param step of the clock or the file near the median, in the unit; NaN if it cannot be seen
 * @param coarse whether the step limits the intervals
 */
public record Outcomes(
    Failures failures, List<Outcome> latency, double step, boolean coarse, Steadiness steadiness) {}

package org.hookbench.stats.bootstrap;

import org.hookbench.stats.analysis.Interval;
import org.hookbench.stats.analysis.ShiftFunction;

/** Differences of two arms with their intervals. */
public record Differences(
    Interval mean, Interval median, Interval hodgesLehmann, ShiftFunction shiftFunction) {}

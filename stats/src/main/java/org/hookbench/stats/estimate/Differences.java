// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

/** Differences of two arms with their intervals. */
public record Differences(
    Interval mean, Interval median, Interval hodgesLehmann, ShiftFunction shiftFunction) {}

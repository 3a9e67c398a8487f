// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

/**
 * Samples of one arm next to each other in time, so that millions of them can be drawn.
 *
 * @param at start of the window: seconds since the start of the trial (requests) or number of the
 *     first pair (calls)
 * @param n samples without error
 * @param min NaN if there is none, as median and max
 */
public record Window(
    double at, int n, int errors, double min, double median, double max, boolean warmup) {}

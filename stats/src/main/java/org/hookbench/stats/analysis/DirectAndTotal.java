// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.analysis;

import org.hookbench.stats.estimate.Interval;

/**
 * What a hook costs a request directly (its calls, told by a switch) and in all (told by a duet of
 * processes); milliseconds.
 *
 * @param scenario of the switch
 * @param rest total minus direct: what the hook costs the process as a whole
 */
public record DirectAndTotal(
    String scenario,
    String baseline,
    String treatment,
    Interval direct,
    Interval total,
    Interval rest) {}

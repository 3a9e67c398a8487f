// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.loop;

import org.HdrHistogram.Histogram;

/**
 * The counts and the CPU time of a loop.
 *
 * @param requests made; seq goes from 0 to one less
 * @param threadCpuSeconds of the thread that receives: near the time of the run, it was the limit
 * @param wallSeconds of the run
 * @param lateness of the sending thread at each slot of an open load, ns; null in a closed loop
 * @param waited requests of an open load that found no free connection when they were due
 * @param programCpuSeconds of the program that ran the loop; 0 where this process did
 * @param writerBehind times that a request could not begin because samples were not written yet
 */
public record LoopOutcome(
    long requests,
    double threadCpuSeconds,
    double wallSeconds,
    double programCpuSeconds,
    Histogram lateness,
    long waited,
    long writerBehind) {}

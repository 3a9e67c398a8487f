// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.schedule;

import org.hookbench.experiment.Extent;
import org.hookbench.experiment.Load;

/**
 * How much is measured: pairs or time, whichever is over first.
 *
 * @param warmup pairs before the measured ones
 * @param pairs measured pairs, {@link Long#MAX_VALUE} when time rules
 * @param durationNs of the measured part, {@link Long#MAX_VALUE} when pairs rule
 */
public record Amount(long warmup, long pairs, long durationNs) {
  /** What a load asks for; each of its steps lasts the duration. */
  public static Amount of(Load.Http load) {
    Extent extent = load.extent();
    return new Amount(
        extent.warmup(),
        extent.requests() == null ? Long.MAX_VALUE : extent.requests(),
        extent.duration() == null ? Long.MAX_VALUE : stages(load) * extent.duration().ns());
  }

  private static int stages(Load.Http load) {
    return load instanceof Load.Scheduled s ? Math.max(1, s.timetable().steps().size()) : 1;
  }

  /** Requests of all arms, {@link Long#MAX_VALUE} when time rules. */
  public long requests(int arms) {
    return pairs == Long.MAX_VALUE ? Long.MAX_VALUE : (warmup + pairs) * arms;
  }
}

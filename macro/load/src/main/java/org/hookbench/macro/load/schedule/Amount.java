package org.hookbench.macro.load.schedule;

import org.hookbench.experiment.Pace;

/**
 * How much is measured: pairs or time, whichever is over first.
 *
 * @param warmup pairs before the measured ones
 * @param pairs measured pairs, {@link Long#MAX_VALUE} when time rules
 * @param durationNs of the measured part, {@link Long#MAX_VALUE} when pairs rule
 */
public record Amount(long warmup, long pairs, long durationNs) {
  public static Amount of(Pace pace) {
    return new Amount(
        pace.warmup(),
        pace.requests() == null ? Long.MAX_VALUE : pace.requests(),
        pace.duration() == null ? Long.MAX_VALUE : stages(pace) * pace.durationNs());
  }

  private static int stages(Pace pace) {
    return Math.max(1, pace.steps().size());
  }

  /** Requests of all arms, {@link Long#MAX_VALUE} when time rules. */
  public long requests(int arms) {
    return pairs == Long.MAX_VALUE ? Long.MAX_VALUE : (warmup + pairs) * arms;
  }
}

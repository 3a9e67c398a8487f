package org.hookbench.macro.load.schedule;

import org.hookbench.experiment.Load;
import org.hookbench.experiment.Units;

/**
 * How much is measured: pairs or time, whichever is over first.
 *
 * @param warmup pairs before the measured ones
 * @param pairs measured pairs, {@link Long#MAX_VALUE} when time rules
 * @param durationNs of the measured part, {@link Long#MAX_VALUE} when pairs rule
 */
public record Amount(long warmup, long pairs, long durationNs) {
  public static Amount of(Load load) {
    return new Amount(
        load.warmup(),
        load.requests() == null ? Long.MAX_VALUE : load.requests(),
        load.duration() == null
            ? Long.MAX_VALUE
            : stages(load) * Math.round(Units.parseNs("load.duration", load.duration())));
  }

  private static int stages(Load load) {
    return Math.max(1, load.steps().size());
  }

  /** Requests of all arms, {@link Long#MAX_VALUE} when time rules. */
  public long requests(int arms) {
    return pairs == Long.MAX_VALUE ? Long.MAX_VALUE : (warmup + pairs) * arms;
  }
}

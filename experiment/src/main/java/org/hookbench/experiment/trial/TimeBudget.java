// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.trial;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.hookbench.experiment.plan.PlannedTrial;

/**
 * Time for the blocks of a run: no block begins that would end too late if it took as long as the
 * slowest one before it. The first one always begins.
 */
public final class TimeBudget {
  /** Time for everything. */
  public static final TimeBudget NONE = new TimeBudget(Duration.ofDays(10_000), System::nanoTime);

  private final long limitNs;
  private final LongSupplier clockNs;
  private final long startNs;
  private int block;
  private long blockStartNs;
  private long slowestNs;

  TimeBudget(Duration limit, LongSupplier clockNs) {
    this.limitNs = limit.toNanos();
    this.clockNs = clockNs;
    this.startNs = clockNs.getAsLong();
  }

  /** Begins now. */
  public static TimeBudget of(Duration limit) {
    return new TimeBudget(limit, System::nanoTime);
  }

  /** Whether there is time for a trial that comes next. */
  boolean allows(PlannedTrial next) {
    if (next.block() == block) {
      return true;
    }
    long nowNs = clockNs.getAsLong();
    slowestNs = block == 0 ? 0 : Math.max(slowestNs, nowNs - blockStartNs);
    if (block != 0 && nowNs - startNs + slowestNs > limitNs) {
      return false;
    }
    block = next.block();
    blockStartNs = nowNs;
    return true;
  }
}

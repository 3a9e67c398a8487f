// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.Locale;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.Workload;
import org.hookbench.stats.analysis.Readout;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.estimate.Interval;

/** What an arm can do, in sentences: the same on the screen and in the report. */
public final class CapacityPhrase {
  static final Unit PER_SECOND = unit("requests per second");
  private static final Unit CONNECTIONS = unit("connections");

  private CapacityPhrase() {}

  private static Unit unit(String symbol) {
    return new Unit(symbol, 1, false, "capacity", Workload.Better.HIGHER);
  }

  /** {@code scan against none: largest throughput -1.2 % (-2.0 to -0.4 %), ...}. */
  public static String of(CapacityChange c) {
    Interval shown = c.shown();
    String what =
        "[%s] %s against %s: largest throughput %s"
            .formatted(c.scenario(), c.treatment(), c.baseline(), percent(shown.estimate()));
    if (c.verdict() == null) {
      return what + ", without an interval: it needs two blocks or more";
    }
    return String.format(
        Locale.ROOT,
        "%s  %s (%s to %s, %s): the arm costs at most %.1f %% of capacity; margin %.1f %%",
        Names.of(c.verdict()),
        what,
        percent(shown.lower()),
        percent(shown.upper()),
        Readout.level(shown.level()),
        100 * Math.max(0, -shown.lower()),
        100 * c.margin());
  }

  /**
   * {@code [spin] none: saturates at 10.6 connections (9.8 to 11.4), with at most 128 requests per
   * second ...}.
   */
  public static String of(ArmCapacity arm) {
    return "[%s] %s: saturates at %s, with at most %s. R_min is %s, the think time %s%s. The bottleneck is %s."
        .formatted(
            arm.scenario(),
            arm.arm(),
            with(CONNECTIONS, arm.knee()),
            with(PER_SECOND, arm.mostPerSecond()),
            with(Unit.MS, arm.leastResponseMs()),
            Unit.MS.format(arm.thinkMs()),
            arm.cpuMsPerRequest() == null
                ? ""
                : ", the CPU time per request " + with(Unit.MS, arm.cpuMsPerRequest()),
            arm.bottleneck().sentence());
  }

  private static String with(Unit unit, Interval interval) {
    Readout scale = Readout.of(unit, interval);
    return Double.isNaN(interval.lower())
        ? scale.plain(interval.estimate())
        : "%s (%s to %s)"
            .formatted(
                scale.plain(interval.estimate()),
                scale.plain(interval.lower()).replaceFirst(" .*", ""),
                scale.plain(interval.upper()).replaceFirst(" .*", ""));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%+.1f %%", 100 * share).replace('-', '\u2212');
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.analysis;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.Units;
import org.hookbench.experiment.Workload;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.plan.TrialKind;

/**
 * Unit of samples and of everything computed from them.
 *
 * @param symbol as in {@code ms} or {@code 1/s}; may be empty
 * @param nanoseconds in one of it; 1 for what is no time
 * @param time whether it is one
 * @param metric of a workload that has it; null for times of requests, calls and runs
 * @param better which way its values get better
 */
public record Unit(
    String symbol, double nanoseconds, boolean time, String metric, Workload.Better better) {
  public static final Unit NS = time("ns", 1);
  public static final Unit US = time("us", 1e3);
  public static final Unit MS = time("ms", 1e6);
  public static final Unit S = time("s", 1e9);
  public static final Unit BYTES = new Unit("B", 1, false, null, Workload.Better.LOWER);
  public static final Unit RATIO = new Unit("", 1, false, null, Workload.Better.LOWER);
  public static final Unit RESTARTS = new Unit("restarts", 1, false, null, Workload.Better.LOWER);
  private static final List<Unit> TIMES = List.of(NS, US, MS, S);

  private static Unit time(String symbol, double nanoseconds) {
    return new Unit(symbol, nanoseconds, true, null, Workload.Better.LOWER);
  }

  /** The unit of the times of a kind of trial. */
  public static Unit of(TrialKind kind) {
    return parse("unit", kind.unit());
  }

  /** The unit of a metric. */
  public static Unit of(Map.Entry<String, Workload.Metric> metric) {
    Unit own = read(metric.getValue().unit());
    return new Unit(
        own.symbol, own.nanoseconds, own.time, metric.getKey(), metric.getValue().better());
  }

  /** As analysis.json has it. */
  @JsonCreator
  static Unit read(String symbol) {
    return TIMES.stream()
        .filter(unit -> unit.symbol.equals(symbol))
        .findFirst()
        .orElseGet(() -> new Unit(symbol, 1, false, null, Workload.Better.LOWER));
  }

  @Override
  @JsonValue
  public String symbol() {
    return symbol;
  }

  /** 1 if larger values are worse, else -1. */
  public double worse() {
    return better == Workload.Better.LOWER ? 1 : -1;
  }

  /** A value in this unit, for a reader: {@code 12.3 µs}. */
  public String format(double value) {
    if (equals(BYTES)) {
      return Readout.of(this, value).plain(value);
    }
    return time
        ? Units.formatNs(value * nanoseconds)
        : (Units.significant(value) + " " + symbol).strip();
  }

  /**
   * The unit of time of that name.
   *
   * @param what the option or column, for the message
   */
  public static Unit parse(String what, String name) {
    Unit unit = read(name);
    if (!unit.time) {
      throw new UserError(what + ": '" + name + "' is not a unit; use ns, us, ms or s");
    }
    return unit;
  }
}

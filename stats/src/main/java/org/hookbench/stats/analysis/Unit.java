package org.hookbench.stats.analysis;

import java.util.Arrays;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.Units;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.plan.TrialKind;

/** Unit of samples and of everything computed from them. */
public enum Unit {
  NS(1),
  US(1e3),
  MS(1e6),
  S(1e9);

  private final double nanoseconds;

  Unit(double nanoseconds) {
    this.nanoseconds = nanoseconds;
  }

  /** The unit of the times of a kind of trial. */
  public static Unit of(TrialKind kind) {
    return parse("unit", kind.unit());
  }

  /** Nanoseconds in one of this unit. */
  public double nanoseconds() {
    return nanoseconds;
  }

  /** A value in this unit, for a reader: {@code 12.3 µs}. */
  public String format(double value) {
    return Units.formatNs(value * nanoseconds);
  }

  /**
   * The unit of that name.
   *
   * @param what the option or column, for the message
   */
  public static Unit parse(String what, String name) {
    return Arrays.stream(values())
        .filter(unit -> Names.of(unit).equals(name))
        .findFirst()
        .orElseThrow(
            () -> new UserError(what + ": '" + name + "' is not a unit; use ns, us, ms or s"));
  }
}

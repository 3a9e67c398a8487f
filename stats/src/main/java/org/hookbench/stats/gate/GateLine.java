// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.gate;

import org.hookbench.stats.analysis.Readout;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.estimate.Interval;

/**
 * One budget against one comparison.
 *
 * @param metric null for a control, which has no budget
 * @param unit null: bytes
 * @param base of the baseline, in the unit
 * @param effect treatment minus baseline; null if there is no interval
 * @param limit of the effect, in the unit; NaN for a control
 * @param answer null for a control
 * @param reason why, where the interval alone does not tell; else empty
 */
public record GateLine(
    String scenario,
    String baseline,
    String treatment,
    Metric metric,
    Unit unit,
    double base,
    Interval effect,
    double limit,
    Answer answer,
    String reason) {

  /** {@code 231 µs}. */
  public String baseText() {
    if (Double.isNaN(base)) {
      return "an unknown base";
    }
    return unit == null ? mebibytes(base) : unit.format(base);
  }

  /** {@code +1.20 µs}. */
  public String effectText() {
    return effect == null ? "unknown" : scale().shift(effect.estimate());
  }

  /** {@code +0.31 to +2.09 µs}. */
  public String rangeText() {
    return effect == null ? "no interval" : scale().range(effect);
  }

  public String limitText() {
    return unit == null ? mebibytes(limit) : Readout.margin(unit, limit);
  }

  private Readout scale() {
    return unit == null ? Readout.of(Unit.BYTES, effect) : Readout.of(unit, effect);
  }

  private static String mebibytes(double bytes) {
    return Unit.BYTES.format(bytes);
  }
}

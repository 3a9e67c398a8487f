// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.analysis;

import java.util.Locale;
import org.hookbench.stats.estimate.Interval;

/**
 * Times as a reader sees them, in sentences, tables and drawings alike: one unit for an estimate
 * and both ends of its interval, as many digits as the interval is worth.
 */
public final class Readout {
  private static final String[] NAMES = {"ns", "µs", "ms", "s"};
  private static final double STEP = 1000;
  private static final double BYTES_PER_MIB = 1 << 20;
  private static final int MOST_DECIMALS = 3;
  private static final char MINUS = '\u2212';

  private final double divisor;
  private final String unit;
  private final int decimals;

  private Readout(double divisor, String unit, int decimals) {
    this.divisor = divisor;
    this.unit = unit;
    this.decimals = decimals;
  }

  /** Scale for an interval in this unit; bytes are told in MiB. */
  public static Readout of(Unit unit, Interval interval) {
    double half = half(interval);
    double size = Math.abs(interval.estimate());
    double largest = Double.isNaN(half) ? size : Math.max(size, half);
    return of(unit, largest, Double.isNaN(half) ? size / 100 : half);
  }

  private static double half(Interval interval) {
    return (interval.upper() - interval.lower()) / 2;
  }

  /** Scale for a figure whose precision is not known. */
  public static Readout of(Unit unit, double figure) {
    return of(unit, figure, figure / 100);
  }

  /** Scale for values up to {@code largest}, of which differences of {@code fine} matter. */
  public static Readout of(Unit unit, double largest, double fine) {
    if (unit.equals(Unit.BYTES)) {
      return new Readout(BYTES_PER_MIB, "MiB", decimals(Math.abs(fine) / BYTES_PER_MIB));
    }
    if (!unit.time()) {
      return new Readout(1, unit.symbol(), decimals(Math.abs(fine)));
    }
    double ns = Math.abs(largest) * unit.nanoseconds();
    int step = 0;
    while (step < NAMES.length - 1 && ns >= Math.pow(STEP, step + 1)) {
      step++;
    }
    double divisor = Math.pow(STEP, step) / unit.nanoseconds();
    return new Readout(divisor, NAMES[step], decimals(Math.abs(fine) / divisor));
  }

  /** Two digits of what matters. */
  private static int decimals(double fine) {
    int digits = fine > 0 ? (int) Math.ceil(1 - Math.log10(fine)) : MOST_DECIMALS;
    return Math.max(0, Math.min(MOST_DECIMALS, digits));
  }

  /** A margin, without its sign; {@code unknown} if there is none. */
  public static String margin(Unit unit, double margin) {
    return Double.isNaN(margin) ? "unknown" : of(unit, margin, margin / 10).plain(margin);
  }

  public String unit() {
    return unit;
  }

  /** With sign, without unit. */
  public String signed(double value) {
    return text("%+." + decimals + "f", value / divisor);
  }

  /** With sign and unit. */
  public String shift(double value) {
    return signed(value) + " " + unit;
  }

  /** Without a plus sign, with unit. */
  public String plain(double value) {
    return (text("%." + decimals + "f ", value / divisor) + unit).strip();
  }

  /** {@code +38.0 to +44.4 µs}. */
  public String range(Interval interval) {
    return Double.isNaN(interval.lower())
        ? "no interval"
        : signed(interval.lower()) + " to " + shift(interval.upper()).strip();
  }

  /** The estimate as a share of a baseline, with sign and at most four digits: {@code +14.6 %}. */
  public static String percent(Interval difference, double baseline) {
    double share = 100 * difference.estimate() / baseline;
    double half = 100 * half(difference) / baseline;
    double fine = Double.isNaN(half) ? share / 100 : half;
    int most = Math.max(0, MOST_DECIMALS - (int) Math.floor(Math.log10(Math.abs(share))));
    int digits = Math.min(decimals(Math.abs(fine)), most);
    return text("%+." + digits + "f", share) + "\u00a0%";
  }

  /** {@code 95 %}. */
  public static String level(double level) {
    if (Double.isNaN(level)) {
      return "unknown";
    }
    int digits = Math.max(2, (int) Math.ceil(1 - Math.log10(100 * (1 - level))));
    return text("%." + digits + "f", 100 * level).replaceAll("\\.?0+$", "") + "\u00a0%";
  }

  /** No minus before a zero. */
  private static String text(String format, double value) {
    String text = String.format(Locale.ROOT, format, value);
    return text.replaceFirst("^-(?=[0.]+ ?$)", "").replace('-', MINUS);
  }
}

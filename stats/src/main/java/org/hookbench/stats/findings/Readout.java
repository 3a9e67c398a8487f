package org.hookbench.stats.findings;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Interval;
import org.hookbench.stats.analysis.Pairing;
import org.hookbench.stats.analysis.RunLevel;
import org.hookbench.stats.analysis.TrialEffect;
import org.hookbench.stats.analysis.Unit;

/**
 * Times as a reader sees them: one unit for an estimate and both ends of its interval, as many
 * digits as the interval is worth.
 */
public final class Readout {
  private static final String[] NAMES = {"ns", "µs", "ms", "s"};
  private static final double STEP = 1000;
  private static final char MINUS = '\u2212';

  private final double divisor;
  private final String unit;
  private final int decimals;

  private Readout(double divisor, String unit, int decimals) {
    this.divisor = divisor;
    this.unit = unit;
    this.decimals = decimals;
  }

  /** Scale for an interval in this unit. */
  public static Readout of(Unit unit, Interval interval) {
    double half = (interval.upper() - interval.lower()) / 2;
    double size = Math.abs(interval.estimate());
    double largest = Double.isNaN(half) ? size : Math.max(size, half);
    return of(unit, largest, Double.isNaN(half) ? size / 100 : half);
  }

  /** Scale for values up to {@code largest}, of which differences of {@code fine} matter. */
  public static Readout of(Unit unit, double largest, double fine) {
    double ns = Math.abs(largest) * unit.nanoseconds();
    int step = 0;
    while (step < NAMES.length - 1 && ns >= Math.pow(STEP, step + 1)) {
      step++;
    }
    double divisor = Math.pow(STEP, step) / unit.nanoseconds();
    double shown = Math.abs(fine) / divisor;
    int digits = shown > 0 ? (int) Math.ceil(1 - Math.log10(shown)) : 3;
    return new Readout(divisor, NAMES[step], Math.max(0, Math.min(3, digits)));
  }

  public String unit() {
    return unit;
  }

  /** With sign, without unit. */
  public String signed(double value) {
    String text = String.format(Locale.ROOT, "%+." + decimals + "f", value / divisor);
    return text.replace('-', MINUS);
  }

  /** Without sign, with unit. */
  public String plain(double value) {
    return String.format(Locale.ROOT, "%." + decimals + "f %s", value / divisor, unit)
        .replace('-', MINUS);
  }

  /** {@code +38.0 to +44.4 µs}. */
  public String range(Interval interval) {
    return Double.isNaN(interval.lower())
        ? "no interval"
        : signed(interval.lower()) + " to " + signed(interval.upper()) + " " + unit;
  }

  /** A share with sign: {@code +14.6 %}. */
  public static String percent(double share) {
    double percent = 100 * share;
    int digits = Math.abs(percent) >= 9.95 ? 1 : 2;
    return String.format(Locale.ROOT, "%+." + digits + "f\u00a0%%", percent).replace('-', MINUS);
  }

  /** {@code 95 %}. */
  public static String level(double level) {
    if (Double.isNaN(level)) {
      return "unknown";
    }
    return String.format(Locale.ROOT, "%.2f", 100 * level).replaceAll("\\.?0+$", "") + "\u00a0%";
  }

  /** The run-level effect; without an interval if there is one trial; null if there is none. */
  public static Interval effect(Comparison comparison) {
    RunLevel run = comparison.runLevel();
    if (run == null || run.effect() != null) {
      return run == null ? null : run.effect();
    }
    double estimate =
        run.pairing() == Pairing.NONE
            ? mean(run, TrialEffect::treatment) - mean(run, TrialEffect::baseline)
            : mean(run, TrialEffect::effect);
    return Double.isNaN(estimate) ? null : Interval.unknown(estimate, Double.NaN, "one trial");
  }

  private static double mean(RunLevel run, Function<TrialEffect, Double> field) {
    return run.trials().stream()
        .map(field)
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .average()
        .orElse(Double.NaN);
  }

  /** Mean over trials of the baseline's typical value; NaN if there is none. */
  public static double baseline(Comparison comparison) {
    return comparison.runLevel() == null
        ? Double.NaN
        : mean(comparison.runLevel(), TrialEffect::baseline);
  }
}

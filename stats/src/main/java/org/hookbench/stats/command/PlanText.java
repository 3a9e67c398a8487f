// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.command;

import java.util.List;
import java.util.Locale;
import org.hookbench.stats.power.SampleSize;

/** Plans as text for a terminal. */
final class PlanText {
  private static final double FEW = 0.2;
  private static final double MOST = 0.8;

  private PlanText() {}

  static String of(List<SampleSize> plans) {
    StringBuilder text = new StringBuilder();
    plans.forEach(plan -> add(text, plan));
    return text.toString();
  }

  private static void add(StringBuilder text, SampleSize p) {
    line(text, "%s: %s against %s", p.scenario(), p.treatment(), p.baseline());
    line(
        text,
        "  pilot: %d trials, effect %s, standard deviation between trials %s, margin ±%s",
        p.trials(),
        p.unit().format(p.estimate()),
        p.unit().format(p.sd()),
        p.unit().format(p.margin()));
    line(
        text,
        "  to detect an effect with %.0f %% power at %s %% confidence:",
        100 * p.power(),
        Double.toString(Math.rint(1000 * p.confidence()) / 10).replaceAll("\\.0$", ""));
    line(text, "  %14s %8s %14s", "effect", "trials", "time");
    for (SampleSize.Cost cost : p.curve()) {
      line(
          text,
          "  %14s %8s %14s",
          p.unit().format(cost.effect()),
          cost.trials() < 0 ? "> 10^6" : String.valueOf(cost.trials()),
          duration(cost.seconds()));
    }
    line(
        text,
        "  to show them equivalent within ±%s, if they do not differ: %s trials, %s",
        p.unit().format(p.margin()),
        p.equivalent().trials() < 0 ? "> 10^6" : p.equivalent().trials(),
        duration(p.equivalent().seconds()));
    advice(text, p);
    if (!p.command().isEmpty()) {
      line(text, "  for both, the effect of %s and the margin:", p.unit().format(asked(p)));
      line(text, "    %s", p.command());
    }
  }

  /** The effect that was asked for: its share of the target is 1. */
  private static double asked(SampleSize p) {
    return p.curve().get(2).effect();
  }

  private static void advice(StringBuilder text, SampleSize p) {
    if (Double.isNaN(p.withinShare())) {
      return;
    }
    String what =
        p.withinShare() < FEW
            ? "more trials help, longer ones do not"
            : p.withinShare() > MOST
                ? "longer trials help as much as more trials, and cost less"
                : "both longer and more trials help";
    line(
        text,
        "  %.0f %% of the variation between trials comes from sampling within them: %s",
        100 * p.withinShare(),
        what);
  }

  private static String duration(double seconds) {
    if (Double.isNaN(seconds)) {
      return "unknown";
    }
    long s = Math.round(seconds);
    return s < 120
        ? s + " s"
        : s < 7200
            ? String.format(Locale.ROOT, "%d min", s / 60)
            : String.format(Locale.ROOT, "%.1f h", s / 3600.0);
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}

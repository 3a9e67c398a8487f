package org.hookbench.stats.report;

import static org.hookbench.stats.report.Html.attr;
import static org.hookbench.stats.report.Html.el;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Interval;
import org.hookbench.stats.analysis.RunLevel;
import org.hookbench.stats.analysis.TrialEffect;
import org.hookbench.stats.findings.Readout;

/** The effect of one comparison as a small drawing: zero, margin, interval, every trial a dot. */
final class Gauge {
  private static final double WIDTH = 360;
  private static final double PAD = 10;
  private static final double MIDDLE = 22;

  private final Comparison comparison;
  private final Interval effect;
  private final double[] trials;
  private final double low;
  private final double high;

  private Gauge(Comparison comparison, RunLevel run) {
    this.comparison = comparison;
    this.effect = Readout.effect(comparison);
    this.trials =
        run.trials().stream()
            .map(TrialEffect::effect)
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .toArray();
    double margin = comparison.verdict().margin();
    double[] marks =
        DoubleStream.concat(
                DoubleStream.of(
                    0, -margin, margin, effect.estimate(), effect.lower(), effect.upper()),
                DoubleStream.of(trials))
            .filter(Double::isFinite)
            .toArray();
    this.low = DoubleStream.of(marks).min().orElse(-1);
    this.high = DoubleStream.of(marks).max().orElse(1);
  }

  /** Nothing if there is no effect to draw. */
  static Html of(Comparison comparison) {
    return Readout.effect(comparison) == null
        ? Html.NONE
        : new Gauge(comparison, comparison.runLevel()).draw();
  }

  private Html draw() {
    List<Html> marks = new ArrayList<>();
    double margin = comparison.verdict().margin();
    if (Double.isFinite(margin)) {
      marks.add(rect("margin", x(-margin), 4, x(margin) - x(-margin), 36));
    }
    marks.add(line("base", PAD, WIDTH - PAD, MIDDLE + 18));
    marks.add(
        el(
            "line",
            attr("class", "zero"),
            attr("x1", n(x(0))),
            attr("x2", n(x(0))),
            attr("y1", 4),
            attr("y2", MIDDLE + 18)));
    for (double trial : trials) {
      marks.add(dot("trial", trial, 3.2));
    }
    if (Double.isFinite(effect.lower())) {
      marks.add(rect("interval", x(effect.lower()), MIDDLE - 12, width(), 5));
    }
    marks.add(rect("estimate", x(effect.estimate()) - 1.5, MIDDLE - 17, 3, 15));
    marks.addAll(labels());
    return el(
        "svg.gauge",
        attr("viewBox", "0 0 360 56"),
        attr("role", "img"),
        attr("aria-label", "effect, interval, margin and every trial on one axis"),
        marks);
  }

  private double width() {
    return Math.max(1, x(effect.upper()) - x(effect.lower()));
  }

  private List<Html> labels() {
    Readout scale = Readout.of(comparison.unit(), Math.max(-low, high), (high - low) / 20);
    double zero = x(0);
    List<Html> labels = new ArrayList<>();
    labels.add(label(zero, zero < 40 ? "start" : zero > WIDTH - 40 ? "end" : "middle", "0"));
    if (zero > 90) {
      labels.add(label(PAD, "start", scale.signed(low) + " " + scale.unit()));
    }
    if (zero < WIDTH - 90) {
      labels.add(label(WIDTH - PAD, "end", scale.signed(high) + " " + scale.unit()));
    }
    return labels;
  }

  private Html label(double x, String anchor, String text) {
    return el("text", attr("x", n(x)), attr("y", 53), attr("text-anchor", anchor), text);
  }

  private Html dot(String style, double value, double radius) {
    return el(
        "circle",
        attr("class", style),
        attr("cx", n(x(value))),
        attr("cy", MIDDLE + 7),
        attr("r", radius));
  }

  private static Html rect(String style, double x, double y, double width, double height) {
    return el(
        "rect",
        attr("class", style),
        attr("x", n(x)),
        attr("y", n(y)),
        attr("width", n(Math.max(width, 0))),
        attr("height", n(height)));
  }

  private static Html line(String style, double from, double to, double y) {
    return el(
        "line",
        attr("class", style),
        attr("x1", n(from)),
        attr("x2", n(to)),
        attr("y1", n(y)),
        attr("y2", n(y)));
  }

  private double x(double value) {
    double span = high > low ? high - low : 1;
    return PAD + (value - low) / span * (WIDTH - 2 * PAD);
  }

  private static String n(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import static org.hookbench.stats.report.Html.attr;
import static org.hookbench.stats.report.Html.el;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Outcome;
import org.hookbench.stats.analysis.Readout;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.estimate.Interval;

/**
 * The effect that a verdict is about as a small drawing: zero, margin, interval, every trial a dot.
 * Only the primary outcome has a figure for each trial.
 */
final class Gauge {
  private static final double BASE_Y = 36;
  private static final double INTERVAL_Y = 9;
  private static final double TRIAL_Y = 26;
  private static final double LABEL_Y = 50;

  private final Readout scale;
  private final Interval effect;
  private final double margin;
  private final double[] trials;
  private final double low;
  private final double high;

  private Gauge(Unit unit, Interval effect, double margin, double[] trials) {
    this.effect = effect;
    this.margin = margin;
    this.trials = trials;
    double[] marks =
        DoubleStream.concat(
                DoubleStream.of(
                    0, -margin, margin, effect.estimate(), effect.lower(), effect.upper()),
                DoubleStream.of(trials))
            .filter(Double::isFinite)
            .toArray();
    this.low = DoubleStream.of(marks).min().orElse(-1);
    this.high = DoubleStream.of(marks).max().orElse(1);
    this.scale = Readout.of(unit, Math.max(-low, high), (high - low) / 20);
  }

  /** Nothing if there is no effect to draw. */
  static Html of(Comparison c) {
    if (c.effect() == null) {
      return Html.NONE;
    }
    return new Gauge(c.unit(), c.effect(), c.verdict().margin(), c.runLevel().effects())
        .draw("effect, interval, margin and every trial on one axis");
  }

  /** Of another outcome than the primary one. */
  static Html of(Outcome o) {
    return new Gauge(o.unit(), o.shown(), o.margin(), new double[0])
        .draw("effect, interval and margin of " + o.name() + " on one axis");
  }

  private Html draw(String title) {
    List<Html> marks = new ArrayList<>();
    if (Double.isFinite(margin)) {
      marks.add(Svg.rect("margin", x(-margin), x(margin) - x(-margin), 0, BASE_Y));
    }
    marks.add(Svg.line("base", 0, BASE_Y, 100, BASE_Y));
    marks.add(Svg.line("zero", x(0), 0, x(0), BASE_Y));
    for (double trial : trials) {
      marks.add(dot(trial));
    }
    if (Double.isFinite(effect.lower())) {
      marks.add(Svg.rect("interval", x(effect.lower()), width(), INTERVAL_Y, 5));
    }
    marks.add(Svg.line("estimate", x(effect.estimate()), 4, x(effect.estimate()), 19));
    marks.addAll(labels());
    return Svg.of("gauge", title, marks);
  }

  private double width() {
    return Math.max(0.3, x(effect.upper()) - x(effect.lower()));
  }

  private List<Html> labels() {
    double zero = x(0);
    List<Html> labels = new ArrayList<>();
    labels.add(Svg.text(zero, LABEL_Y, zero < 5 ? "start" : zero > 95 ? "end" : "middle", "0"));
    if (zero > 25) {
      labels.add(Svg.text(0, LABEL_Y, "start", scale.shift(low)));
    }
    if (zero < 75) {
      labels.add(Svg.text(100, LABEL_Y, "end", scale.shift(high)));
    }
    return labels;
  }

  private Html dot(double value) {
    return el(
        "circle",
        attr("class", "trial"),
        attr("cx", Svg.percent(x(value))),
        attr("cy", TRIAL_Y),
        attr("r", 3.4));
  }

  /** Place on the axis, in percent of its width. */
  private double x(double value) {
    double span = high > low ? high - low : 1;
    return (value - low) / span * 100;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import static org.hookbench.stats.report.Html.attr;
import static org.hookbench.stats.report.Html.el;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.hookbench.stats.analysis.Readout;

/** Effects with their intervals in order of time, the levels, and a line at each change. */
final class TrendChart {
  private static final double TOP = 10;
  private static final double HEIGHT = 96;

  private final Trend trend;
  private final double low;
  private final double high;

  TrendChart(Trend trend) {
    this.trend = trend;
    double[] marks =
        trend.points().stream()
            .flatMapToDouble(p -> DoubleStream.of(p.estimate(), p.lower(), p.upper()))
            .filter(Double::isFinite)
            .toArray();
    this.low = Math.min(0, DoubleStream.of(marks).min().orElse(0));
    this.high = Math.max(0, DoubleStream.of(marks).max().orElse(1));
  }

  Html draw() {
    List<Html> marks = new ArrayList<>();
    marks.add(Svg.line("zero", 0, y(0), 100, y(0)));
    for (Trend.Segment level : trend.segments()) {
      double y = y(level.median());
      marks.add(Svg.line("level", x(level.from() - 0.4), y, x(level.to() - 0.6), y));
    }
    for (Trend.Segment level : trend.changes()) {
      double x = x(level.from() - 0.5);
      marks.add(Svg.line("change", x, TOP, x, TOP + HEIGHT));
    }
    for (int i = 0; i < trend.points().size(); i++) {
      marks.add(point(i, trend.points().get(i)));
    }
    return el(
        "div.trend",
        Svg.of("scale", "scale", scale()),
        Svg.of("marks", "effect of each result with its interval, in order of time", marks));
  }

  /** Labels that would lie on each other are left out. */
  private List<Html> scale() {
    Readout scale = Readout.of(trend.key().unit(), Math.max(-low, high), (high - low) / 20);
    List<Html> labels = new ArrayList<>(List.of(label(0, "0")));
    if (y(0) - y(high) > 12) {
      labels.add(label(high, scale.shift(high)));
    }
    if (y(low) - y(0) > 12) {
      labels.add(label(low, scale.shift(low)));
    }
    return labels;
  }

  private Html point(int index, Trend.Point point) {
    Html interval =
        Double.isFinite(point.lower())
            ? Svg.line("interval", x(index), y(point.lower()), x(index), y(point.upper()))
            : Html.NONE;
    Html dot =
        el(
            "circle",
            attr("cx", Svg.percent(x(index))),
            attr("cy", y(point.estimate())),
            attr("r", 3),
            el("title", point.directory()));
    return Html.all(interval, dot);
  }

  private Html label(double value, String text) {
    return Svg.text(100, Math.rint(10 * (y(value) + 4)) / 10, "end", text);
  }

  private double x(double index) {
    return (index + 0.5) / trend.points().size() * 100;
  }

  private double y(double value) {
    double span = high > low ? high - low : 1;
    return Math.rint(100 * (TOP + (high - value) / span * HEIGHT)) / 100;
  }
}

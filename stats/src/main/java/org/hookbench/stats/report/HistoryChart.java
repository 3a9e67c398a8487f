package org.hookbench.stats.report;

import static org.hookbench.stats.report.Html.attr;
import static org.hookbench.stats.report.Html.el;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.hookbench.stats.analysis.Readout;
import org.hookbench.stats.report.History.Point;
import org.hookbench.stats.report.History.Segment;

/** Effects with their intervals in order of time, the levels, and a line at each change. */
final class HistoryChart {
  private static final double TOP = 12;
  private static final double HEIGHT = 150;
  private static final double LEFT = 9;
  private static final double WIDTH = 90;

  private final History.Series series;
  private final double low;
  private final double high;

  HistoryChart(History.Series series) {
    this.series = series;
    double[] marks =
        series.points().stream()
            .flatMapToDouble(p -> DoubleStream.of(p.estimate(), p.lower(), p.upper()))
            .filter(Double::isFinite)
            .toArray();
    this.low = Math.min(0, DoubleStream.of(marks).min().orElse(0));
    this.high = Math.max(0, DoubleStream.of(marks).max().orElse(1));
  }

  Html draw() {
    List<Html> marks = new ArrayList<>();
    marks.add(Svg.line("zero", LEFT, y(0), LEFT + WIDTH, y(0)));
    series.changes().forEach(change -> marks.add(changeLine(series.points().indexOf(change))));
    series.segments().forEach(segment -> marks.add(level(segment)));
    for (int i = 0; i < series.points().size(); i++) {
      marks.add(point(i, series.points().get(i)));
    }
    Readout scale = Readout.of(series.key().unit(), Math.max(-low, high), (high - low) / 20);
    marks.add(label(y(0), "0"));
    marks.add(high > 0 ? label(TOP, scale.signed(high) + " " + scale.unit()) : Html.NONE);
    marks.add(low < 0 ? label(TOP + HEIGHT, scale.signed(low) + " " + scale.unit()) : Html.NONE);
    return Svg.of("history", "effect of each result with its interval, in order of time", marks);
  }

  private Html point(int index, Point point) {
    Html interval =
        Double.isFinite(point.lower())
            ? Svg.line("interval", x(index), y(point.lower()), x(index), y(point.upper()))
            : Html.NONE;
    Html dot =
        el(
            "circle",
            attr("cx", Svg.percent(x(index))),
            attr("cy", y(point.estimate())),
            attr("r", 4),
            el("title", point.directory()));
    return Html.all(interval, dot);
  }

  private Html level(Segment segment) {
    double y = y(segment.median());
    return Svg.line("level", x(segment.from() - 0.4), y, x(segment.to() - 0.6), y);
  }

  private Html changeLine(int index) {
    return Svg.line("change", x(index - 0.5), TOP, x(index - 0.5), TOP + HEIGHT);
  }

  private static Html label(double y, String text) {
    return Svg.text(LEFT - 1, Math.rint(10 * (y + 4)) / 10, "end", text);
  }

  private double x(double index) {
    return LEFT + (index + 0.5) / series.points().size() * WIDTH;
  }

  private double y(double value) {
    double span = high > low ? high - low : 1;
    return Math.rint(100 * (TOP + (high - value) / span * HEIGHT)) / 100;
  }
}

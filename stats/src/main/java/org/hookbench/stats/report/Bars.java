// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import java.util.List;
import java.util.stream.DoubleStream;
import org.hookbench.stats.estimate.Interval;

/** What is explained above what was measured, on one axis, each with its interval. */
final class Bars {
  private final Interval explained;
  private final Interval measured;
  private final double low;
  private final double high;

  Bars(Interval explained, Interval measured) {
    this.explained = explained;
    this.measured = measured;
    this.low = ends(explained, measured).min().orElse(0);
    this.high = ends(explained, measured).max().orElse(1);
  }

  private static DoubleStream ends(Interval a, Interval b) {
    return DoubleStream.of(
            0, a.estimate(), a.lower(), a.upper(), b.estimate(), b.lower(), b.upper())
        .filter(Double::isFinite);
  }

  Html draw() {
    return Svg.of(
        "bars",
        "explained and measured shift on one axis",
        List.of(
            bar("explained", explained, 2),
            bar("measured", measured, 20),
            rect("axis", 0, 0, 0, 36)));
  }

  private Html bar(String style, Interval interval, int y) {
    return Html.all(
        rect(style, 0, interval.estimate(), y, 14),
        rect("whisker", interval.lower(), interval.upper(), y + 6, 2));
  }

  private Html rect(String style, double from, double to, int y, int height) {
    double width = Math.max(0.15, Math.abs(x(to) - x(from)));
    return Svg.rect(style, Math.min(x(from), x(to)), width, y, height);
  }

  private double x(double value) {
    return high > low && Double.isFinite(value) ? (value - low) / (high - low) * 100 : 0;
  }
}

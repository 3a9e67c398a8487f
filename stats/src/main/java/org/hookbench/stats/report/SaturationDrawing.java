// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import static org.hookbench.stats.report.Html.attr;
import static org.hookbench.stats.report.Html.el;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import org.hookbench.stats.compare.ArmCapacity;
import org.hookbench.stats.compare.LoadLevel;

/** A figure of the arms by their connections. */
final class SaturationDrawing {
  private static final double TOP = 12;
  private static final double HEIGHT = 140;
  private static final double LEFT = 9;
  private static final double WIDTH = 88;

  private final List<ArmCapacity> arms;
  private final ToDoubleFunction<LoadLevel> figure;
  private final DoubleFunction<String> label;
  private final double most;
  private final double connections;

  SaturationDrawing(
      List<ArmCapacity> arms, ToDoubleFunction<LoadLevel> figure, DoubleFunction<String> label) {
    this.arms = arms;
    this.figure = figure;
    this.label = label;
    this.most = largest(arms, figure);
    this.connections = largest(arms, LoadLevel::connections);
  }

  private static double largest(List<ArmCapacity> arms, ToDoubleFunction<LoadLevel> of) {
    return arms.stream().flatMap(a -> a.levels().stream()).mapToDouble(of).max().orElse(1);
  }

  Html draw() {
    List<Html> marks = new ArrayList<>();
    marks.add(Svg.line("zero", LEFT, y(0), LEFT + WIDTH, y(0)));
    marks.add(Svg.text(LEFT - 1, TOP + 4, "end", label.apply(most)));
    marks.add(Svg.text(LEFT - 1, TOP + HEIGHT + 4, "end", "0"));
    arms.get(0)
        .levels()
        .forEach(
            l ->
                marks.add(
                    Svg.text(
                        x(l.connections()), TOP + HEIGHT + 18, "middle", "" + l.connections())));
    for (ArmCapacity arm : arms) {
      marks.addAll(marks(arm, arm == arms.get(0) ? "level" : "interval"));
    }
    return Svg.of("capacity", "a figure of each arm by its connections", marks);
  }

  private List<Html> marks(ArmCapacity arm, String style) {
    List<Html> marks = new ArrayList<>();
    double knee = x(arm.knee().estimate());
    marks.add(Svg.line("change", knee, TOP, knee, TOP + HEIGHT));
    LoadLevel last = null;
    for (LoadLevel level : arm.levels()) {
      if (last != null) {
        marks.add(
            Svg.line(style, x(last.connections()), y(last), x(level.connections()), y(level)));
      }
      marks.add(
          el(
              "circle",
              attr("class", style),
              attr("cx", Svg.percent(x(level.connections()))),
              attr("cy", y(level)),
              attr("r", 4),
              el("title", arm.arm() + ": " + label.apply(figure.applyAsDouble(level)))));
      last = level;
    }
    return marks;
  }

  private double x(double n) {
    return LEFT + Math.min(1, n / connections) * WIDTH;
  }

  private double y(LoadLevel level) {
    return y(figure.applyAsDouble(level));
  }

  private double y(double value) {
    return Math.rint(100 * (TOP + (1 - value / most) * HEIGHT)) / 100;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import static org.hookbench.stats.report.Html.attr;
import static org.hookbench.stats.report.Html.el;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.hookbench.stats.compare.ProfiledArms;

/** Stacks of two arms as icicles, callers above: Gregg's flame graph, coloured by difference. */
final class FlameGraph {
  /** Narrower frames are not drawn. */
  static final double LEAST = 0.003;

  private static final double ROW = 17;
  private static final double LEAST_NAMED = 0.025;

  /** A difference that has the full colour. */
  private static final double FULL = 0.1;

  private static final double FAINTEST = 0.12;

  /** Names stay readable on it. */
  private static final double DARKEST = 0.65;

  /** Deeper frames are not drawn: no more rows fit on a printed page. */
  static final int DEEPEST = 75;

  private final ProfiledArms arms;
  private final Frame baseline;
  private final Frame treatment;

  FlameGraph(ProfiledArms arms) {
    this.arms = arms;
    this.baseline = Frame.of(arms.baselines());
    this.treatment = Frame.of(arms.treatments());
  }

  /** All stacks that begin with the same frames. */
  private static final class Frame {
    private final SortedMap<String, Frame> inner = new TreeMap<>();
    private long samples;

    static Frame of(List<SortedMap<String, Long>> trials) {
      Frame all = new Frame();
      ProfiledArms.pooled(trials, UnaryOperator.identity()).forEach(all::add);
      return all;
    }

    private void add(String stack, long times) {
      samples += times;
      Frame at = this;
      for (String name : stack.split(";")) {
        at = at.inner.computeIfAbsent(name, n -> new Frame());
        at.samples += times;
      }
    }
  }

  Html baseline() {
    return draw(arms.baseline(), baseline, arms.treatment(), treatment);
  }

  Html treatment() {
    return draw(arms.treatment(), treatment, arms.baseline(), baseline);
  }

  private static Html draw(String arm, Frame own, String otherArm, Frame other) {
    Drawing drawing = new Drawing(own.samples, otherArm, other.samples);
    drawing.add("all of " + arm, own, other, 0, 0);
    return el(
        "svg.flames",
        attr("role", "img"),
        attr("aria-label", "stacks of " + arm + " by their share of its samples"),
        attr("height", (drawing.deepest + 1) * ROW),
        drawing.marks);
  }

  /** Grows from the outermost frame on. */
  private static final class Drawing {
    private final List<Html> marks = new ArrayList<>();
    private final double all;
    private final String otherArm;
    private final double allOfOther;
    private int deepest;

    Drawing(double all, String otherArm, double allOfOther) {
      this.all = all;
      this.otherArm = otherArm;
      this.allOfOther = allOfOther;
    }

    /** A frame and those that it called; returns where the next beside it begins. */
    double add(String name, Frame frame, Frame other, int depth, double left) {
      double share = frame.samples / all;
      if (share >= LEAST && depth < DEEPEST) {
        deepest = Math.max(deepest, depth);
        double difference = share - (other == null ? 0 : other.samples / allOfOther);
        marks.add(mark(name, share, difference, depth, left));
        double x = left;
        for (Map.Entry<String, Frame> inner : frame.inner.entrySet()) {
          Frame same = other == null ? null : other.inner.get(inner.getKey());
          x = add(inner.getKey(), inner.getValue(), same, depth + 1, x);
        }
      }
      return left + share;
    }

    /** Its own drawing, so that a name ends where the frame does. */
    private Html mark(String name, double share, double difference, int depth, double left) {
      double strength = Math.min(1, Math.abs(difference) / FULL);
      Html tint =
          strength < FAINTEST
              ? Html.NONE
              : el(
                  difference > 0 ? "rect.more" : "rect.less",
                  attr("width", "100%"),
                  attr("height", ROW - 1),
                  attr("opacity", Math.rint(strength * DARKEST * 100) / 100));
      String symbol = name.replaceFirst("`\\[unknown]$", "").replaceFirst(".*`", "");
      return el(
          "svg",
          attr("x", Svg.percent(100 * left)),
          attr("y", depth * ROW),
          attr("width", Svg.percent(100 * share)),
          attr("height", ROW - 1),
          el(
              "title",
              "%s: %s of the samples, %s: %s"
                  .formatted(
                      name.replace('`', ' '),
                      ProfileSection.percent(share),
                      otherArm,
                      ProfileSection.percent(share - difference))),
          el("rect", attr("width", "100%"), attr("height", ROW - 1)),
          tint,
          share < LEAST_NAMED ? Html.NONE : el("text", attr("x", 3), attr("y", ROW - 5), symbol));
    }
  }
}

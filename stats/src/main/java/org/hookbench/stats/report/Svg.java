// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import static org.hookbench.stats.report.Html.attr;
import static org.hookbench.stats.report.Html.el;

import java.util.List;
import java.util.Locale;

/** Marks of a drawing: places and widths along it in percent, across it in pixels. */
final class Svg {
  private Svg() {}

  /**
   * A drawing.
   *
   * @param label for who cannot see it
   */
  static Html of(String style, String label, List<Html> marks) {
    return el("svg." + style, attr("role", "img"), attr("aria-label", label), marks);
  }

  static Html rect(String style, double x, double width, double y, double height) {
    return el(
        "rect",
        attr("class", style),
        attr("x", percent(x)),
        attr("y", y),
        attr("width", percent(Math.max(width, 0))),
        attr("height", height));
  }

  static Html line(String style, double x1, double y1, double x2, double y2) {
    return el(
        "line",
        attr("class", style),
        attr("x1", percent(x1)),
        attr("y1", y1),
        attr("x2", percent(x2)),
        attr("y2", y2));
  }

  /**
   * A text.
   *
   * @param anchor start, middle or end: what of it is at x
   */
  static Html text(double x, double y, String anchor, String text) {
    return el("text", attr("x", percent(x)), attr("y", y), attr("text-anchor", anchor), text);
  }

  static String percent(double value) {
    return String.format(Locale.ROOT, "%.2f%%", value);
  }
}

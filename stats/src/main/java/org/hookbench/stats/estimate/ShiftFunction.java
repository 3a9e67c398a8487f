// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import java.util.List;

/**
 * Difference of the two arms at several quantiles, with a band that holds for all of them together.
 *
 * @param level confidence of the band
 */
public record ShiftFunction(double level, String method, List<Point> points) {

  /** Treatment's quantile minus the baseline's. */
  public record Point(double quantile, double shift, double lower, double upper) {
    private Point atLeast(double half) {
      return new Point(
          quantile, shift, Math.min(lower, shift - half), Math.max(upper, shift + half));
    }
  }

  /** The same with a band that reaches at least this far on both sides. */
  public ShiftFunction atLeast(double half) {
    return half > 0
        ? new ShiftFunction(level, method, points.stream().map(p -> p.atLeast(half)).toList())
        : this;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.analysis;

import java.util.List;

/**
 * Everything that is compared beside the tests.
 *
 * @param figures the primary outcome first
 * @param step of the clock or the file near the median, in the unit; NaN if it cannot be seen
 * @param coarse whether the step limits the intervals
 */
public record Outcomes(
    Failures failures, List<Outcome> figures, double step, boolean coarse, Steadiness steadiness) {

  /** What the verdict's sentence is about. */
  public Outcome primary() {
    return figures.get(0);
  }

  /** All others. */
  public List<Outcome> secondary() {
    return figures.subList(1, figures.size());
  }

  /** The same, judged among others. */
  public Outcomes judged(Failures ofFamily, List<Outcome> newFigures) {
    return new Outcomes(ofFamily, List.copyOf(newFigures), step, coarse, steadiness);
  }
}

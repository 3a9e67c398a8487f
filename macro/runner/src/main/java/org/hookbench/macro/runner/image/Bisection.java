// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.image;

import java.util.List;
import org.hookbench.experiment.console.MeasurementFailedException;

/**
 * Finds between which two of many images, in order of time, a figure changed: the first has the old
 * level, the last the new one. A difference from the first belongs to the new level if it is more
 * than half of that of the last, and its interval has to say so.
 */
final class Bisection {
  private final Comparer comparer;

  Bisection(Comparer comparer) {
    this.comparer = comparer;
  }

  /** Measures one image against another. */
  interface Comparer {
    Difference of(String baseline, String image);
  }

  /** The other minus the baseline, with its interval; NaN if there is none. */
  record Difference(double estimate, double lower, double upper) {
    private boolean none() {
      return !(lower > 0 || upper < 0);
    }

    /** As if the change were upwards. */
    private Difference towards(double sign) {
      return sign > 0 ? this : new Difference(-estimate, -upper, -lower);
    }
  }

  /** The last image before the change, and the first after it. */
  record Found(String before, String changed) {}

  /** The most comparisons for so many images. */
  static int most(int images) {
    return 1 + 32 - Integer.numberOfLeadingZeros(images - 2);
  }

  Found find(List<String> images) {
    int old = 0;
    int changed = images.size() - 1;
    Difference whole = comparer.of(images.get(0), images.get(changed));
    if (whole.none()) {
      throw MeasurementFailedException.of(
          "%s and %s: no difference is shown (interval %s to %s); there is nothing to find, or"
              + " the experiment needs more design.blocks",
          images.get(0), images.get(changed), whole.lower(), whole.upper());
    }
    double half = Math.abs(whole.estimate()) / 2;
    while (changed - old > 1) {
      int middle = (old + changed) / 2;
      Difference own =
          comparer.of(images.get(0), images.get(middle)).towards(Math.signum(whole.estimate()));
      if (own.lower() > half) {
        changed = middle;
      } else if (own.upper() < half) {
        old = middle;
      } else {
        throw MeasurementFailedException.of(
            "%s: its interval does not tell the old level from the new one; more design.blocks"
                + " help. The change is after %s, and in %s at the latest",
            images.get(middle), images.get(old), images.get(changed));
      }
    }
    return new Found(images.get(old), images.get(changed));
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Step-down adjustment for several tests (Holm 1979, Scand. J. Statist. 6, 65-70). */
public final class Holm {
  private Holm() {}

  /** Adjusted p values, in the order of the given ones. */
  public static double[] adjust(double... p) {
    int[] order =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] adjusted = new double[p.length];
    double largest = 0;
    for (int rank = 0; rank < order.length; rank++) {
      largest = Math.max(largest, Math.min(1, p[order[rank]] * (p.length - rank)));
      adjusted[order[rank]] = largest;
    }
    return adjusted;
  }
}

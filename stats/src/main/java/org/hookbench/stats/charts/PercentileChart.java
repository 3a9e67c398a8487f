// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.charts;

import java.util.List;
import org.hookbench.stats.compare.ComparedArms;
import org.hookbench.stats.estimate.SampleQuantile;

/** The percentile spectrum: equal steps of log10 of 1/(1-p), as far as the samples carry. */
final class PercentileChart {
  private static final int STEPS_PER_DECADE = 16;

  private final ChartRows rows =
      new ChartRows(
          "percentiles",
          "one percentile of all samples of an arm; the response time of a request starts when it"
              + " was due, its service time when it was sent",
          "arm,clock,unit,percentile,value");

  void add(ComparedArms compared, List<PooledSamples> arms) {
    for (PooledSamples arm : arms) {
      add(compared, arm.arm(), "response", arm.response());
      if (arm.service() != arm.response()) {
        add(compared, arm.arm(), "service", arm.service());
      }
    }
  }

  private void add(ComparedArms compared, String arm, String clock, double[] sorted) {
    if (sorted.length == 0) {
      return;
    }
    int steps = (int) Math.floor(STEPS_PER_DECADE * Math.log10(sorted.length));
    for (int step = 0; step <= steps; step++) {
      double p = 1 - Math.pow(10, -step / (double) STEPS_PER_DECADE);
      double value = SampleQuantile.of(sorted, p);
      rows.add(compared, arm, clock, compared.comparison().unit().symbol(), 100 * p, value);
    }
  }

  Chart figure() {
    return rows.figure();
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.charts;

import org.hookbench.stats.compare.ComparedArms;
import org.hookbench.stats.estimate.SampleQuantile;
import org.hookbench.stats.read.SampleGroup;
import org.hookbench.stats.read.TrialSeries;

/** Figures of each burst, or of each endpoint, of the trials. */
final class GroupChart {
  private final String column;
  private final ChartRows rows;

  GroupChart(String column) {
    this.column = column;
    this.rows =
        new ChartRows(
            column + "s",
            "one "
                + column
                + " of an arm in one trial: its requests from when they were due, in ms",
            "trial,arm," + column + ",n,failed,p50_ms,p99_ms,max_ms,spread_ms");
  }

  void add(ComparedArms compared) {
    if (compared.macro()) {
      for (TrialSeries trial : compared.used()) {
        SampleGroup.by(column, trial.trial()).forEach(group -> add(compared, trial, group));
      }
    }
  }

  private void add(ComparedArms compared, TrialSeries trial, SampleGroup group) {
    double[] ms = group.sortedMs();
    boolean any = ms.length > 0;
    double max = any ? ms[ms.length - 1] : Double.NaN;
    rows.add(
        compared,
        trial.trial().planned().number(),
        group.arm(),
        group.number(),
        ms.length,
        group.failed(),
        any ? SampleQuantile.of(ms, 0.5) : Double.NaN,
        any ? SampleQuantile.of(ms, 0.99) : Double.NaN,
        max,
        any ? max - ms[0] : Double.NaN);
  }

  boolean isEmpty() {
    return rows.figure().rows().isEmpty();
  }

  Chart figure() {
    return rows.figure();
  }
}

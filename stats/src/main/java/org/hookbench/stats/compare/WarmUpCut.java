// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.List;
import org.hookbench.experiment.Analysis;
import org.hookbench.experiment.Margin;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.estimate.SampleQuantile;
import org.hookbench.stats.estimate.Settling;
import org.hookbench.stats.read.ArmSeries;
import org.hookbench.stats.read.TrialSeries;

/**
 * Where a trial has settled: each arm, and their difference. A level may move by a share of it, a
 * difference by the margin. A trial that does not settle in its first half is used whole.
 */
public record WarmUpCut(Margin margin, double nanosecondsPerUnit) {
  private static final double SHARE_THAT_MATTERS = 0.05;

  /** The trial from where it has settled. */
  static TrialSeries apply(TrialSeries trial, Analysis analysis) {
    TrialKind kind = trial.trial().planned().kind();
    Margin margin = kind == TrialKind.MICRO ? analysis.microMargin() : analysis.margin();
    WarmUpCut cut = new WarmUpCut(margin, Unit.of(kind).nanoseconds());
    return trial.from(cut.of(trial.arms().stream().map(ArmSeries::response).toList()));
  }

  /** Samples to leave out at the start of all series of a trial. */
  public int of(List<double[]> arms) {
    int cut = arms.stream().mapToInt(arm -> settled(arm, tolerance(arm))).max().orElse(0);
    if (arms.size() < 2) {
      return cut;
    }
    double[] difference = TrialFigure.differences(arms.get(0), arms.get(1));
    return Math.max(cut, settled(difference, margin(arms.get(0))));
  }

  private static int settled(double[] series, double tolerance) {
    int from = Settling.from(series, tolerance);
    return from == Settling.UNKNOWN || from == series.length ? 0 : from;
  }

  private double tolerance(double[] arm) {
    return Math.max(margin(arm), SHARE_THAT_MATTERS * SampleQuantile.median(arm));
  }

  private double margin(double[] baseline) {
    return margin.ns(SampleQuantile.median(baseline) * nanosecondsPerUnit) / nanosecondsPerUnit;
  }
}

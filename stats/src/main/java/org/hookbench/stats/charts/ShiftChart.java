package org.hookbench.stats.charts;

import java.util.ArrayList;
import java.util.List;
import org.hookbench.stats.compare.ComparedArms;
import org.hookbench.stats.estimate.CriticalValue;
import org.hookbench.stats.estimate.Moments;
import org.hookbench.stats.estimate.SampleQuantile;
import org.hookbench.stats.read.ArmSeries;
import org.hookbench.stats.read.TrialSeries;

/**
 * The shift function (Doksum 1974, doi 10.1214/aos/1176342662): the difference of the arms at each
 * quantile. It is computed within each trial or block; mean and Student's interval are over trials.
 * The simultaneous band divides the error by the number of quantiles (Bonferroni).
 */
final class ShiftChart {
  private static final double[] QUANTILES = {
    0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99
  };

  private final ChartRows rows =
      new ChartRows(
          "shift",
          "one quantile: mean over trials of the difference of the arms, with pointwise and"
              + " simultaneous interval",
          "unit,quantile,difference,lower,upper,band_lower,band_upper,trials");

  void add(ComparedArms compared) {
    List<double[][]> together = together(compared);
    for (double q : QUANTILES) {
      double[] differences =
          together.stream()
              .mapToDouble(arms -> SampleQuantile.of(arms[1], q) - SampleQuantile.of(arms[0], q))
              .toArray();
      if (differences.length > 0) {
        add(compared, q, Moments.of(differences));
      }
    }
  }

  private void add(ComparedArms compared, double q, Moments over) {
    double level = compared.directory().analysis().confidence();
    double band = 1 - (1 - level) / QUANTILES.length;
    double pointwise = halfWidth(over, level);
    double simultaneous = halfWidth(over, band);
    rows.add(
        compared,
        compared.comparison().unit().symbol(),
        q,
        over.mean(),
        over.mean() - pointwise,
        over.mean() + pointwise,
        over.mean() - simultaneous,
        over.mean() + simultaneous,
        over.n());
  }

  private static double halfWidth(Moments over, double level) {
    return over.n() < 2
        ? Double.NaN
        : CriticalValue.studentT(level, over.n() - 1) * over.sd() / Math.sqrt(over.n());
  }

  /** Sorted samples of both arms, for each trial or block that has both. */
  private static List<double[][]> together(ComparedArms compared) {
    String baseline = compared.comparison().baseline();
    String treatment = compared.comparison().treatment();
    List<double[][]> together = new ArrayList<>();
    for (TrialSeries trial : compared.used()) {
      ArmSeries treated = find(trial, treatment);
      ArmSeries partner = treated == null ? null : partner(compared, trial, baseline);
      if (partner != null) {
        together.add(new double[][] {partner.sorted(), treated.sorted()});
      }
    }
    return together;
  }

  private static ArmSeries partner(ComparedArms compared, TrialSeries of, String baseline) {
    ArmSeries own = find(of, baseline);
    return own != null
        ? own
        : compared.used().stream()
            .filter(t -> t.trial().planned().block() == of.trial().planned().block())
            .map(t -> find(t, baseline))
            .filter(java.util.Objects::nonNull)
            .findFirst()
            .orElse(null);
  }

  private static ArmSeries find(TrialSeries trial, String arm) {
    return trial.arms().stream().filter(a -> a.arm().equals(arm)).findFirst().orElse(null);
  }

  Chart figure() {
    return rows.figure();
  }
}

package org.hookbench.stats.figure;

import java.util.ArrayList;
import java.util.List;
import org.hookbench.experiment.Names;
import org.hookbench.stats.directory.ArmSeries;
import org.hookbench.stats.directory.TrialSeries;
import org.hookbench.stats.distribution.Quantile;
import org.hookbench.stats.findings.Compared;
import org.hookbench.stats.quantile.HyndmanFan;
import org.hookbench.stats.quantile.Moments;

/**
 * The shift function (Doksum 1974, doi 10.1214/aos/1176342662): the difference of the arms at each
 * quantile. It is computed within each trial or block; mean and Student's interval are over trials.
 * The simultaneous band divides the error by the number of quantiles (Bonferroni).
 */
final class ShiftFigure {
  private static final double[] QUANTILES = {
    0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99
  };

  private final Rows rows =
      new Rows(
          "shift",
          "one quantile: mean over trials of the difference of the arms, with pointwise and simultaneous interval",
          "unit",
          "quantile",
          "difference",
          "lower",
          "upper",
          "band_lower",
          "band_upper",
          "trials");

  void add(Compared compared) {
    List<double[][]> together = together(compared);
    for (double q : QUANTILES) {
      double[] differences =
          together.stream()
              .mapToDouble(arms -> HyndmanFan.of(arms[1], q) - HyndmanFan.of(arms[0], q))
              .toArray();
      if (differences.length > 0) {
        add(compared, q, Moments.of(differences));
      }
    }
  }

  private void add(Compared compared, double q, Moments over) {
    double level = compared.directory().analysis().confidence();
    double band = 1 - (1 - level) / QUANTILES.length;
    double pointwise = halfWidth(over, level);
    double simultaneous = halfWidth(over, band);
    rows.add(
        compared,
        Names.of(compared.comparison().unit()),
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
        : Quantile.studentT(level, over.n() - 1) * over.sd() / Math.sqrt(over.n());
  }

  /** Sorted samples of both arms, for each trial or block that has both. */
  private static List<double[][]> together(Compared compared) {
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

  private static ArmSeries partner(Compared compared, TrialSeries of, String baseline) {
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

  Figure figure() {
    return rows.figure();
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hookbench.stats.compare.ComparedArms;
import org.hookbench.stats.estimate.Autocovariance;
import org.hookbench.stats.read.ArmSeries;
import org.hookbench.stats.read.TrialSeries;

/** How much a sample tells about the next ones: mean correlation over trials, and of the pairs. */
final class AutocorrelationChart {
  private static final int LAGS = 60;
  private static final int MOST_SAMPLES = 1 << 16;
  static final String PAIRS = "difference of the pairs";

  private final ChartRows rows =
      new ChartRows(
          "autocorrelation",
          "one lag: correlation of samples at that distance, mean over trials",
          "series,lag,correlation");

  void add(ComparedArms compared) {
    for (String arm :
        List.of(compared.comparison().baseline(), compared.comparison().treatment())) {
      add(compared, arm, compared.arm(arm).stream().map(ArmSeries::response).toList());
    }
    if (isDuet(compared)) {
      List<double[]> differences = new ArrayList<>();
      compared.used().forEach(trial -> differences.add(differences(trial)));
      add(compared, PAIRS, differences);
    }
  }

  private static boolean isDuet(ComparedArms compared) {
    return compared.comparison().runLevel() != null
        && compared.comparison().runLevel().pairing().inOneTrial();
  }

  private static double[] differences(TrialSeries trial) {
    double[] baseline = trial.arms().get(0).response();
    double[] treatment = trial.arms().get(1).response();
    double[] differences = new double[Math.min(MOST_SAMPLES, baseline.length)];
    Arrays.setAll(differences, i -> treatment[i] - baseline[i]);
    return differences;
  }

  private void add(ComparedArms compared, String name, List<double[]> trials) {
    List<double[]> correlations =
        trials.stream()
            .parallel()
            .filter(values -> values.length > 4 * LAGS)
            .map(values -> Arrays.copyOf(values, Math.min(MOST_SAMPLES, values.length)))
            .map(Autocovariance::correlation)
            .filter(correlation -> !Double.isNaN(correlation[0]))
            .toList();
    for (int lag = 1; lag <= LAGS && !correlations.isEmpty(); lag++) {
      int at = lag;
      double mean = correlations.stream().mapToDouble(c -> c[at]).average().orElseThrow();
      rows.add(compared, name, lag, mean);
    }
  }

  Chart figure() {
    return rows.figure();
  }
}

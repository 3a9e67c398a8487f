// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From timed batches of calls to the series of a micro trial. */
final class CallReduction {
  private CallReduction() {}

  static List<ArmSeries> reduce(MeasuredTrial trial, int windows) {
    CallPairs calls = trial.calls();
    int skipped = Math.min(trial.record().warmup(), calls.baselineNs().length);
    List<ArmSeries> arms = new ArrayList<>();
    arms.add(series(trial.arms().get(0), calls.baselineNs(), skipped, windows));
    if (trial.planned().duet()) {
      arms.add(series(trial.arms().get(1), calls.treatmentNs(), skipped, windows));
    }
    return arms;
  }

  private static ArmSeries series(String arm, double[] ns, int skipped, int windows) {
    Windows drawn = new Windows(Math.ceil(ns.length / (double) windows));
    for (int i = 0; i < ns.length; i++) {
      drawn.add(i, ns[i], i < skipped);
    }
    double[] measured = java.util.Arrays.copyOfRange(ns, skipped, ns.length);
    return new ArmSeries(arm, measured, measured, measured.length, Map.of(), drawn.finish());
  }
}

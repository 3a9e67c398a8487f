// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.OutcomeKind;
import org.hookbench.stats.estimate.EffectiveSampleSize;
import org.hookbench.stats.estimate.Moments;
import org.hookbench.stats.estimate.SampleQuantile;

/**
 * Parts of one trial that repeat the comparison: in a switch the pairs of requests on the same two
 * connections, elsewhere batches of pairs. The figure of a part is that of its pair differences.
 */
final class Rounds {
  /** Fewest parts whose spread tells something. */
  static final int FEWEST = 8;

  private static final int BATCHES = 20;

  private Rounds() {}

  /** Median or mean of the pair differences of each part, in order of time. */
  static double[] figures(OutcomeKind kind, TrialSamples baseline, TrialSamples treatment) {
    double[] differences = TrialFigure.differences(baseline.values(), treatment.values());
    List<double[]> parts =
        known(baseline, treatment)
            ? byConnection(differences, baseline.connections(), treatment.connections())
            : batches(differences);
    return parts.stream().mapToDouble(part -> figure(kind, part)).toArray();
  }

  /** Whether the trial tells the connections of its pairs. */
  static boolean known(TrialSamples baseline, TrialSamples treatment) {
    return baseline.connections().length > 0 && treatment.connections().length > 0;
  }

  private static double figure(OutcomeKind kind, double[] part) {
    return kind == OutcomeKind.MEAN ? Moments.of(part).mean() : SampleQuantile.median(part);
  }

  /** Without rounds that are shorter than half of the usual one: they were cut off. */
  private static List<double[]> byConnection(
      double[] differences, int[] baseline, int[] treatment) {
    Map<Long, Integer> sizes = new LinkedHashMap<>();
    for (int i = 0; i < differences.length; i++) {
      sizes.merge(key(baseline[i], treatment[i]), 1, Integer::sum);
    }
    double[] lengths = sizes.values().stream().mapToDouble(n -> n).toArray();
    double shortest = SampleQuantile.median(lengths) / 2;
    Map<Long, double[]> rounds = new LinkedHashMap<>();
    Map<Long, Integer> filled = new LinkedHashMap<>();
    sizes.forEach((key, n) -> rounds.put(key, new double[n]));
    for (int i = 0; i < differences.length; i++) {
      long key = key(baseline[i], treatment[i]);
      rounds.get(key)[filled.merge(key, 1, Integer::sum) - 1] = differences[i];
    }
    return rounds.values().stream().filter(round -> round.length >= shortest).toList();
  }

  private static long key(int baseline, int treatment) {
    return (long) baseline << Integer.SIZE | treatment & 0xffffffffL;
  }

  private static List<double[]> batches(double[] differences) {
    List<double[]> batches = new ArrayList<>();
    int length = differences.length / BATCHES;
    for (int b = 0; b < BATCHES && length > 0; b++) {
      batches.add(Arrays.copyOfRange(differences, b * length, (b + 1) * length));
    }
    return batches;
  }

  /** As many independent parts as these, which follow each other, are worth. */
  static long independent(double[] figures) {
    double size = EffectiveSampleSize.ofShort(figures);
    return Double.isNaN(size) ? figures.length : (long) Math.max(2, Math.floor(size));
  }
}

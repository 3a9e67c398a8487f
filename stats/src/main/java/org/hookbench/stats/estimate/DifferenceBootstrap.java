// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Intervals of the differences of two arms from a seeded block bootstrap (Künsch 1989, doi
 * 10.1214/aos/1176347265; Politis and Romano 1992) that resamples trials first when there are
 * several (Davison and Hinkley 1997, section 3.8). The same seed gives the same intervals on any
 * number of threads.
 *
 * @param level confidence
 */
public record DifferenceBootstrap(double level, int resamples, long seed) {
  private static final int BATCHES_AT_MOST = 16_384;

  /**
   * Intervals around given estimates.
   *
   * @param baseline trials, each in order of time
   * @param treatment trials; paired with the baseline's by their index unless pairing is NONE
   */
  public Differences of(
      double[][] baseline, double[][] treatment, Pairing pairing, Estimates estimates) {
    int[] lengthsA = blockLengths(baseline);
    int[] lengthsB = blockLengths(treatment);
    if (pairing.inOneTrial()) {
      Arrays.setAll(lengthsA, t -> Math.max(lengthsA[t], lengthsB[t]));
    }
    Cells a = Cells.of(baseline, lengthsA);
    Cells b = Cells.of(treatment, pairing.inOneTrial() ? lengthsA : lengthsB);
    double[][] draws = new Draws(a, b, pairing, estimates).of(resamples, seed);
    String method = method(baseline, treatment, lengthsA, lengthsB);
    double[] estimate = estimates.toArray();
    return new Differences(
        interval(estimate[0], draws, 0, "percentile " + method),
        interval(estimate[1], draws, 1, "percentile " + method),
        interval(estimate[2], draws, 2, "percentile " + method),
        Band.of(estimates, draws, level, method));
  }

  private static int[] blockLengths(double[][] trials) {
    return Arrays.stream(trials).parallel().mapToInt(DifferenceBootstrap::blockLength).toArray();
  }

  private static int blockLength(double[] trial) {
    int batch = Batches.length(trial.length, BATCHES_AT_MOST);
    return batch * BlockLength.of(Batches.means(trial, batch));
  }

  private Interval interval(double estimate, double[][] draws, int which, String method) {
    double[] sorted = Arrays.stream(draws).mapToDouble(d -> estimate + d[which]).sorted().toArray();
    return Percentile.interval(estimate, sorted, level, method);
  }

  private String method(double[][] a, double[][] b, int[] lengthsA, int[] lengthsB) {
    String how = "circular block bootstrap, %d resamples, blocks of %s samples";
    String text = String.format(Locale.ROOT, how, resamples, range(lengthsA, lengthsB));
    return a.length == 1 && b.length == 1
        ? text + " within the one trial per arm; the variation between trials is not in it"
        : text + " within trials, which are resampled first";
  }

  private static String range(int[] a, int[] b) {
    int[] all = IntStream.concat(Arrays.stream(a), Arrays.stream(b)).sorted().toArray();
    int last = all[all.length - 1];
    return all[0] == last ? "" + last : all[0] + " to " + last;
  }
}

package org.hookbench.stats.bootstrap;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hookbench.stats.analysis.Interval;
import org.hookbench.stats.analysis.Pairing;
import org.hookbench.stats.series.Batches;

/**
 * Percentile intervals of the differences of two arms from a seeded block bootstrap (Künsch 1989,
 * doi 10.1214/aos/1176347265; Politis and Romano 1992) that resamples trials first when there are
 * several (Davison and Hinkley 1997, section 3.8). The same seed gives the same intervals on any
 * number of threads.
 */
public final class DifferenceBootstrap {
  private static final int BATCHES_AT_MOST = 16_384;

  private final double level;
  private final int resamples;
  private final long seed;

  public DifferenceBootstrap(double level, int resamples, long seed) {
    this.level = level;
    this.resamples = resamples;
    this.seed = seed;
  }

  /** Estimates from all samples, to be given an interval. */
  public record Estimates(double mean, double median, double hodgesLehmann) {}

  /** Intervals of the three differences. */
  public record Intervals(Interval mean, Interval median, Interval hodgesLehmann) {}

  /**
   * Intervals around given estimates.
   *
   * @param baseline trials, each in order of time
   * @param treatment trials; paired with the baseline's by their index unless pairing is NONE
   */
  public Intervals of(
      double[][] baseline, double[][] treatment, Pairing pairing, Estimates estimates) {
    int[] lengthsA = blockLengths(baseline);
    int[] lengthsB = blockLengths(treatment);
    if (pairing == Pairing.DUET) {
      Arrays.setAll(lengthsA, t -> Math.max(lengthsA[t], lengthsB[t]));
    }
    Cells a = Cells.of(baseline, lengthsA);
    Cells b = Cells.of(treatment, pairing == Pairing.DUET ? lengthsA : lengthsB);
    Resampler resampler = new Resampler(a, b, pairing);
    double[] whole = differences(a, b, ones(a), ones(b), estimates.hodgesLehmann());
    long[] seeds = new SplittableRandom(seed).longs(resamples).toArray();
    double[][] draws =
        IntStream.range(0, resamples)
            .parallel()
            .mapToObj(i -> resampler.draw(new SplittableRandom(seeds[i])))
            .map(w -> differences(a, b, w[0], w[1], whole[2]))
            .toArray(double[][]::new);
    String method = method(baseline, treatment, lengthsA, lengthsB);
    return new Intervals(
        interval(estimates.mean(), whole, draws, 0, method),
        interval(estimates.median(), whole, draws, 1, method),
        interval(estimates.hodgesLehmann(), whole, draws, 2, method));
  }

  private static int[] blockLengths(double[][] trials) {
    return Arrays.stream(trials).parallel().mapToInt(DifferenceBootstrap::blockLength).toArray();
  }

  private static int blockLength(double[] trial) {
    int batch = Batches.length(trial.length, BATCHES_AT_MOST);
    return batch * BlockLength.of(Batches.means(trial, batch));
  }

  private static int[] ones(Cells cells) {
    int[] ones = new int[cells.size()];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static double[] differences(Cells a, Cells b, int[] wa, int[] wb, double guess) {
    double[] pa = a.pointWeights(wa);
    double[] pb = b.pointWeights(wb);
    return new double[] {
      b.mean(wb) - a.mean(wa),
      Weighted.median(b.points(), pb) - Weighted.median(a.points(), pa),
      Weighted.shift(a.points(), pa, b.points(), pb, guess)
    };
  }

  private Interval interval(
      double estimate, double[] whole, double[][] draws, int which, String method) {
    double[] deviations =
        Arrays.stream(draws).mapToDouble(d -> d[which] - whole[which]).sorted().toArray();
    int cut = (int) Math.floor((1 - level) / 2 * (deviations.length + 1));
    int low = Math.max(0, cut - 1);
    int high = deviations.length - 1 - low;
    return new Interval(
        estimate, estimate + deviations[low], estimate + deviations[high], level, method);
  }

  private String method(double[][] a, double[][] b, int[] lengthsA, int[] lengthsB) {
    String how = "circular block bootstrap, percentile, %d resamples, blocks of %s samples";
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

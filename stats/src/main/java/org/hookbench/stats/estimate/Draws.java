// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** What resamples of two arms say: how far each statistic is from that of the whole. */
final class Draws {
  private static final double AROUND = 0.05;

  private final Cells a;
  private final Cells b;
  private final Resampler resampler;
  private final double[] quantiles;
  private final double leastShift;
  private final double rangeOfShifts;
  private final double density;
  private final double[] whole;

  Draws(Cells a, Cells b, Pairing pairing, Estimates estimates) {
    this.a = a;
    this.b = b;
    this.resampler = new Resampler(a, b, pairing);
    this.quantiles = estimates.quantiles();
    int[] onceA = once(a);
    int[] onceB = once(b);
    WeightedPoints allA = a.points(onceA);
    WeightedPoints allB = b.points(onceB);
    double[] inA = allA.values();
    double[] inB = allB.values();
    this.leastShift = inB[0] - inA[0];
    this.rangeOfShifts = inB[inB.length - 1] - inB[0] + inA[inA.length - 1] - inA[0];
    this.density = density(allA, allB, estimates.hodgesLehmann());
    this.whole = differences(onceA, onceB, estimates.hodgesLehmann());
  }

  /** Of the differences around their median. */
  private double density(WeightedPoints inA, WeightedPoints inB, double median) {
    if (rangeOfShifts == 0) {
      return 0;
    }
    double below = new WeightedShift(inA, inB, 0.5 - AROUND, rangeOfShifts).near(median, 0);
    double above = new WeightedShift(inA, inB, 0.5 + AROUND, rangeOfShifts).near(median, 0);
    return above > below ? 2 * AROUND / (above - below) : 0;
  }

  private static int[] once(Cells cells) {
    int[] once = new int[cells.size()];
    Arrays.fill(once, 1);
    return once;
  }

  /** Deviations of mean, median, Hodges-Lehmann shift and quantiles, one row per resample. */
  double[][] of(int resamples, long seed) {
    long[] seeds = new SplittableRandom(seed).longs(resamples).toArray();
    double[][] draws = new double[resamples][];
    IntStream.range(0, resamples).parallel().forEach(i -> draws[i] = draw(seeds[i]));
    return draws;
  }

  private double[] draw(long seed) {
    int[][] drawn = resampler.draw(new SplittableRandom(seed));
    double[] values = differences(drawn[0], drawn[1], whole[2]);
    Arrays.setAll(values, i -> values[i] - whole[i]);
    return values;
  }

  private double[] differences(int[] drawnA, int[] drawnB, double shift) {
    WeightedPoints pointsA = a.points(drawnA);
    WeightedPoints pointsB = b.points(drawnB);
    double[] inA = pointsA.quantiles(quantiles);
    double[] inB = pointsB.quantiles(quantiles);
    double[] result = new double[3 + quantiles.length];
    result[0] = b.mean(drawnB) - a.mean(drawnA);
    result[1] = pointsB.quantiles(0.5)[0] - pointsA.quantiles(0.5)[0];
    result[2] =
        rangeOfShifts == 0
            ? leastShift
            : new WeightedShift(pointsA, pointsB, 0.5, rangeOfShifts).near(shift, density);
    for (int q = 0; q < quantiles.length; q++) {
      result[3 + q] = inB[q] - inA[q];
    }
    return result;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import java.util.SplittableRandom;

/**
 * Draws resamples of two arms: trials with replacement if there are several, then blocks of
 * neighbouring cells within each (circular block bootstrap). What belongs together is drawn
 * together.
 */
final class Resampler {
  private final Cells baseline;
  private final Cells treatment;
  private final Pairing pairing;

  Resampler(Cells baseline, Cells treatment, Pairing pairing) {
    this.baseline = baseline;
    this.treatment = treatment;
    this.pairing = pairing;
  }

  /** Weights of the cells of both arms. */
  int[][] draw(SplittableRandom random) {
    int[] a = drawTrials(baseline.trials(), random);
    int[] weightsA = drawBlocks(baseline, a, random);
    int[] weightsB =
        switch (pairing) {
          case DUET, SWITCH -> weightsA;
          case BLOCK, BESIDE -> drawBlocks(treatment, a, random);
          case NONE -> drawBlocks(treatment, drawTrials(treatment.trials(), random), random);
        };
    return new int[][] {weightsA, weightsB};
  }

  private static int[] drawTrials(int trials, SplittableRandom random) {
    return random.ints(trials, 0, trials).toArray();
  }

  private static int[] drawBlocks(Cells cells, int[] trials, SplittableRandom random) {
    int[] weights = new int[cells.size()];
    for (int trial : trials) {
      int first = cells.firstCell(trial);
      int n = cells.firstCell(trial + 1) - first;
      int length = Math.min(n, cells.cellsPerBlock(trial));
      for (int drawn = 0; drawn < n; drawn += length) {
        int start = random.nextInt(n);
        for (int i = 0; i < Math.min(length, n - drawn); i++) {
          weights[first + (start + i) % n]++;
        }
      }
    }
    return weights;
  }
}

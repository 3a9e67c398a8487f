// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.schedule;

/**
 * Which arm comes when within a pair (or tuple): a random order that depends on nothing but the
 * seed and the number of the pair.
 */
public final class PairOrder {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long seed;

  public PairOrder(long seed) {
    this.seed = seed;
  }

  /** Fills {@code arms} with 0 to length - 1 in the order of this pair. */
  public void fill(long pair, int[] arms) {
    long random = mix(seed + GOLDEN * (pair + 1));
    for (int i = 0; i < arms.length; i++) {
      arms[i] = i;
    }
    for (int i = arms.length - 1; i > 0; i--) {
      int j = (int) Long.remainderUnsigned(random, i + 1);
      random = mix(random + GOLDEN);
      int held = arms[i];
      arms[i] = arms[j];
      arms[j] = held;
    }
  }

  /** David Stafford's mix 13, as in SplittableRandom. */
  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import java.util.Arrays;

/**
 * Sorts samples. Many of them are sorted by the bits of their numbers, 11 at a time from the lowest
 * (radix sort): no comparison, and no pass for bits in which all numbers are alike.
 */
public final class Ascending {
  private static final int FEW = 1 << 10;
  private static final int BITS = 11;
  private static final int BUCKETS = 1 << BITS;
  private static final int PASSES = (Double.SIZE + BITS - 1) / BITS;

  private Ascending() {}

  /** A sorted copy. */
  public static double[] copyOf(double... values) {
    double[] copy = values.clone();
    sort(copy);
    return copy;
  }

  /** Sorts in place, in the order of {@link Double#compare}. */
  public static void sort(double[] values) {
    if (values.length < FEW) {
      Arrays.sort(values);
      return;
    }
    long[] keys = new long[values.length];
    int[][] counts = new int[PASSES][BUCKETS];
    for (int i = 0; i < keys.length; i++) {
      long key = key(values[i]);
      keys[i] = key;
      for (int pass = 0; pass < PASSES; pass++) {
        counts[pass][bucket(key, pass)]++;
      }
    }
    keys = sorted(keys, counts);
    for (int i = 0; i < keys.length; i++) {
      values[i] = value(keys[i]);
    }
  }

  private static long[] sorted(long[] keys, int[][] counts) {
    long[] from = keys;
    long[] to = new long[keys.length];
    for (int pass = 0; pass < PASSES; pass++) {
      int[] count = counts[pass];
      if (count[bucket(from[0], pass)] < from.length) {
        move(from, to, pass, count);
        long[] other = from;
        from = to;
        to = other;
      }
    }
    return from;
  }

  private static void move(long[] from, long[] to, int pass, int[] count) {
    int at = 0;
    for (int b = 0; b < BUCKETS; b++) {
      int size = count[b];
      count[b] = at;
      at += size;
    }
    for (long key : from) {
      to[count[bucket(key, pass)]++] = key;
    }
  }

  private static int bucket(long key, int pass) {
    return (int) (key >>> BITS * pass) & BUCKETS - 1;
  }

  /** A whole number without sign in the order of the doubles. */
  private static long key(double value) {
    long bits = Double.doubleToLongBits(value);
    return bits ^ (bits >> Double.SIZE - 1 | Long.MIN_VALUE);
  }

  private static double value(long key) {
    return Double.longBitsToDouble(key ^ (~(key >> Double.SIZE - 1) | Long.MIN_VALUE));
  }
}

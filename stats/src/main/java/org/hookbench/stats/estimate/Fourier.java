// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

/** Fast Fourier transform in place (Cooley and Tukey 1965, doi 10.2307/2003354), radix 2. */
final class Fourier {
  /** Cosines and sines of k pi / half at half + k, for every power of two up to the longest. */
  private record Table(double[] cos, double[] sin) {
    static Table upTo(int longest) {
      Table table = new Table(new double[2 * longest], new double[2 * longest]);
      for (int half = 1; half <= longest; half *= 2) {
        for (int k = 0; k < half; k++) {
          table.cos[half + k] = Math.cos(Math.PI * k / half);
          table.sin[half + k] = -Math.sin(Math.PI * k / half);
        }
      }
      return table;
    }
  }

  private static volatile Table table = Table.upTo(1);

  private Fourier() {}

  /** Transforms a complex series whose length is a power of two. */
  static void transform(double[] re, double[] im) {
    reverseBits(re, im);
    Table angles = table(re.length / 2);
    for (int half = 1; half < re.length; half *= 2) {
      for (int from = 0; from < re.length; from += 2 * half) {
        butterflies(re, im, from, half, angles);
      }
    }
  }

  private static Table table(int longest) {
    Table known = table;
    if (known.cos.length < 2 * longest) {
      known = Table.upTo(longest);
      table = known;
    }
    return known;
  }

  private static void butterflies(double[] re, double[] im, int from, int half, Table angles) {
    for (int k = 0; k < half; k++) {
      int a = from + k;
      int b = a + half;
      double cos = angles.cos[half + k];
      double sin = angles.sin[half + k];
      double x = re[b] * cos - im[b] * sin;
      double y = re[b] * sin + im[b] * cos;
      re[b] = re[a] - x;
      im[b] = im[a] - y;
      re[a] += x;
      im[a] += y;
    }
  }

  private static void reverseBits(double[] re, double[] im) {
    int shift = Integer.numberOfLeadingZeros(re.length - 1);
    for (int i = 0; i < re.length; i++) {
      int j = re.length == 1 ? 0 : Integer.reverse(i) >>> shift;
      if (j > i) {
        swap(re, i, j);
        swap(im, i, j);
      }
    }
  }

  private static void swap(double[] values, int i, int j) {
    double kept = values[i];
    values[i] = values[j];
    values[j] = kept;
  }
}

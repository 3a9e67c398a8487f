package org.hookbench.stats.series;

/** Fast Fourier transform in place (Cooley and Tukey 1965, doi 10.2307/2003354), radix 2. */
final class Fourier {
  private Fourier() {}

  /** Transforms a complex series whose length is a power of two. */
  static void transform(double[] re, double[] im) {
    reverseBits(re, im);
    for (int half = 1; half < re.length; half *= 2) {
      double[] cos = new double[half];
      double[] sin = new double[half];
      for (int k = 0; k < half; k++) {
        cos[k] = Math.cos(Math.PI * k / half);
        sin[k] = -Math.sin(Math.PI * k / half);
      }
      for (int from = 0; from < re.length; from += 2 * half) {
        butterflies(re, im, from, cos, sin);
      }
    }
  }

  private static void butterflies(double[] re, double[] im, int from, double[] cos, double[] sin) {
    int half = cos.length;
    for (int k = 0; k < half; k++) {
      int a = from + k;
      int b = a + half;
      double x = re[b] * cos[k] - im[b] * sin[k];
      double y = re[b] * sin[k] + im[b] * cos[k];
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

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Collects samples in order of time into windows of equal width; the first begins with the first
 * sample, and another one after the warm-up.
 */
final class Windows {
  private final double width;
  private final List<Window> done = new ArrayList<>();
  private double[] values = new double[256];
  private int n;
  private int errors;
  private boolean warmup;
  private long current = -1;
  private double from;

  Windows(double width) {
    this.width = width > 0 ? width : 1;
  }

  /** One sample; NaN is an error. */
  void add(double at, double value, boolean inWarmup) {
    long window = (long) Math.floor(at / width);
    if (window != current || inWarmup != warmup) {
      close();
      from = current < 0 || warmup && window == current ? at : window * width;
      current = window;
      warmup = inWarmup;
    }
    if (Double.isNaN(value)) {
      errors++;
      return;
    }
    if (n == values.length) {
      values = Arrays.copyOf(values, 2 * n);
    }
    values[n++] = value;
  }

  List<Window> finish() {
    close();
    return List.copyOf(done);
  }

  private void close() {
    if (n + errors == 0) {
      return;
    }
    Arrays.sort(values, 0, n);
    boolean none = n == 0;
    done.add(
        new Window(
            from,
            n,
            errors,
            none ? Double.NaN : values[0],
            none ? Double.NaN : (values[(n - 1) / 2] + values[n / 2]) / 2,
            none ? Double.NaN : values[n - 1],
            warmup));
    n = 0;
    errors = 0;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.util.Arrays;
import org.hookbench.experiment.console.UserError;

/** Doubles that become more. */
final class DoubleBuffer {
  private static final int MOST = 200_000_000;

  private final String source;
  private double[] values = new double[1024];
  private int size;

  DoubleBuffer(String source) {
    this.source = source;
  }

  void add(double value) {
    if (size == values.length) {
      grow();
    }
    values[size++] = value;
  }

  private void grow() {
    if (size >= MOST) {
      throw UserError.of(
          "%s: has more than %s samples; thin it or split it into several files", source, MOST);
    }
    try {
      values = Arrays.copyOf(values, Math.min(MOST, size + (size >> 1)));
    } catch (OutOfMemoryError e) {
      throw UserError.of(
          e,
          "%s: %s samples fill the memory; give Java more, as in JAVA_TOOL_OPTIONS=-Xmx4g",
          source,
          size);
    }
  }

  int size() {
    return size;
  }

  double[] toArray() {
    return Arrays.copyOf(values, size);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import java.util.Arrays;
import java.util.List;

/** Samples in groups in groups: trial, connection, window, ... */
public sealed interface Nested {

  /** All samples below, one after the other. */
  double[] values();

  /** Samples of the lowest group. */
  record Leaf(double... values) implements Nested {}

  /** Groups of one level. */
  record Group(List<Nested> parts) implements Nested {
    public Group {
      parts = List.copyOf(parts);
    }

    @Override
    public double[] values() {
      return parts.stream().flatMapToDouble(p -> Arrays.stream(p.values())).toArray();
    }
  }
}

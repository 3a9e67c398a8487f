// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class AscendingTest {
  @Property(tries = 20)
  void manyNumbersAreSortedAsTheLanguageDoes(
      @ForAll long seed, @ForAll @IntRange(min = 1_000, max = 40_000) int n) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[n];
    Arrays.setAll(values, i -> Double.longBitsToDouble(random.nextLong()));
    values[n / 2] = -0.0;
    values[n / 3] = 0.0;
    values[n / 4] = Double.NEGATIVE_INFINITY;
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    assertThat(Ascending.copyOf(values)).isEqualTo(sorted);
  }

  @Property(tries = 20)
  void fewDifferentNumbersAreSortedToo(@ForAll long seed) {
    double[] values = new SplittableRandom(seed).ints(20_000, 0, 5).asDoubleStream().toArray();
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    assertThat(Ascending.copyOf(values)).isEqualTo(sorted);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PairOrderTest {
  @Property
  void eachArmComesOnceAndTheSeedDecides(
      @ForAll long seed,
      @ForAll @IntRange(min = 0) int pair,
      @ForAll @IntRange(min = 1, max = 9) int n) {
    int[] once = new int[n];
    int[] again = new int[n];
    new PairOrder(seed).fill(pair, once);
    new PairOrder(seed).fill(pair, again);

    assertThat(once).isEqualTo(again).containsOnlyOnce(0);
    assertThat(java.util.Arrays.stream(once).sum()).isEqualTo(n * (n - 1) / 2);
    assertThat(java.util.Arrays.stream(once).distinct().count()).isEqualTo(n);
  }

  @Test
  void ordersOfThreeArmsAreAllAboutAsFrequent() {
    int[] counts = new int[27];
    int[] arms = new int[3];
    for (int pair = 0; pair < 6000; pair++) {
      new PairOrder(9).fill(pair, arms);
      counts[arms[0] * 9 + arms[1] * 3 + arms[2]]++;
    }
    assertThat(java.util.Arrays.stream(counts).filter(n -> n > 0))
        .hasSize(6)
        .allSatisfy(n -> assertThat(n).isBetween(850, 1150));
  }
}

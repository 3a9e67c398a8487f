// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RankLawsTest {
  @Provide
  Arbitrary<double[]> values() {
    return Arbitraries.integers()
        .between(0, 1000)
        .map(i -> (double) i)
        .array(double[].class)
        .ofMinSize(2)
        .ofMaxSize(30);
  }

  private static double[] sorted(double[] values) {
    double[] copy = values.clone();
    Arrays.sort(copy);
    return copy;
  }

  @Property
  void countsOfMannWhitneyAreSymmetricAndSumToTheBinomial(
      @ForAll @IntRange(min = 1, max = 9) int m, @ForAll @IntRange(min = 1, max = 9) int n) {
    double[] counts = RankCounts.mannWhitney(m, n);
    double binomial = 1;
    for (int i = 1; i <= m; i++) {
      binomial = binomial * (n + i) / i;
    }
    assertThat(Arrays.stream(counts).sum()).isCloseTo(binomial, within(1e-6));
    for (int u = 0; u < counts.length; u++) {
      assertThat(counts[u]).isEqualTo(counts[counts.length - 1 - u]);
    }
  }

  @Property
  void uOfBothDirectionsSumsToThePairs(@ForAll("values") double[] x, @ForAll("values") double[] y) {
    double[] a = sorted(x);
    double[] b = sorted(y);
    double forth = MannWhitney.test(a, b).u();
    double back = MannWhitney.test(b, a).u();
    assertThat(forth + back).isEqualTo((double) a.length * b.length);
  }

  @Property
  void ranksDoNotChangeUnderAMonotoneMap(
      @ForAll("values") double[] x, @ForAll("values") double[] y) {
    double[] a = sorted(x);
    double[] b = sorted(y);
    double[] mappedA = Arrays.stream(a).map(v -> 2 * v + 1).toArray();
    double[] mappedB = Arrays.stream(b).map(v -> 2 * v + 1).toArray();
    assertThat(KruskalWallis.test(mappedA, mappedB)).isEqualTo(KruskalWallis.test(a, b));
    assertThat(KolmogorovSmirnov.test(mappedA, mappedB)).isEqualTo(KolmogorovSmirnov.test(a, b));
  }

  @Property
  void holmNeverLowersAPAndKeepsItsOrder(@ForAll("values") double[] raw) {
    double[] p = Arrays.stream(raw).map(v -> v / 1000).toArray();
    double[] adjusted = Holm.adjust(p);
    for (int i = 0; i < p.length; i++) {
      assertThat(adjusted[i]).isBetween(p[i], 1.0);
      for (int j = 0; j < p.length; j++) {
        if (p[i] < p[j]) {
          assertThat(adjusted[i]).isLessThanOrEqualTo(adjusted[j]);
        }
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hookbench.stats.oracle.Oracle;

class HodgesLehmannTest {
  @Provide
  Arbitrary<double[]> values() {
    return Arbitraries.doubles()
        .between(-1e6, 1e6)
        .array(double[].class)
        .ofMinSize(1)
        .ofMaxSize(25)
        .map(
            v -> {
              Arrays.sort(v);
              return v;
            });
  }

  @Example
  void agreesWithTheMedianOfAllDifferencesOfNumpy() {
    for (JsonNode c : Oracle.cases("two")) {
      double[] a = Oracle.sorted(c.path("baseline").asText());
      double[] b = Oracle.sorted(c.path("treatment").asText());
      assertThat(HodgesLehmann.shift(a, b))
          .isCloseTo(c.path("hodges_lehmann").asDouble(), within(1e-12));
    }
  }

  @Property
  void isTheMedianOfAllDifferences(@ForAll("values") double[] a, @ForAll("values") double[] b) {
    double[] all =
        Arrays.stream(b).flatMap(y -> Arrays.stream(a).map(x -> y - x)).sorted().toArray();
    assertThat(HodgesLehmann.shift(a, b)).isCloseTo(SampleQuantile.of(all, 0.5), within(1e-9));
    for (int k = 1; k <= all.length; k += 7) {
      assertThat(HodgesLehmann.difference(a, b, k)).isEqualTo(all[k - 1] + 0.0);
    }
  }

  @Property
  void changesItsSignWhenTheArmsAreSwapped(
      @ForAll("values") double[] a, @ForAll("values") double[] b) {
    assertThat(HodgesLehmann.shift(a, b)).isCloseTo(-HodgesLehmann.shift(b, a), within(1e-9));
  }

  @Property
  void aCopyShiftedByAConstantIsFoundShiftedByIt(@ForAll("values") double[] a) {
    double[] b = Arrays.stream(a).map(v -> v + 1024).toArray();
    assertThat(HodgesLehmann.shift(a, b)).isCloseTo(1024, within(1e-6));
  }

  @Example
  void fiellerAgreesWithTheRootsOfItsQuadratic() {
    for (JsonNode c : Oracle.cases("fieller")) {
      var a = Moments.of(Oracle.data(c.path("baseline").asText()));
      var b = Moments.of(Oracle.data(c.path("treatment").asText()));
      var ratio =
          Ratio.fieller(
              a.mean(), b.mean(), a.variance() / a.n(), b.variance() / b.n(), 0, 30, 0.95);
      assertThat(ratio.estimate()).isCloseTo(c.path("ratio").asDouble(), within(1e-12));
      assertThat(ratio.lower()).isCloseTo(c.path("lower").asDouble(), within(1e-10));
      assertThat(ratio.upper()).isCloseTo(c.path("upper").asDouble(), within(1e-10));
    }
  }

  @Example
  void aDenominatorThatMayBeZeroHasNoInterval() {
    assertThat(Ratio.fieller(1, 2, 1, 1, 0, 5, 0.95).lower()).isNaN();
  }
}

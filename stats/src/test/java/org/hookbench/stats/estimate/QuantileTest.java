// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.hookbench.stats.oracle.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuantileTest {
  static Stream<JsonNode> quantiles() {
    return Oracle.cases("quantiles").stream();
  }

  @ParameterizedTest
  @MethodSource("quantiles")
  void aQuantileAgreesWithNumpy(JsonNode expected) {
    double[] sorted = Oracle.sorted(expected.path("data").asText());
    double[] p = Oracle.numbers(expected.path("p"));
    double[] values = Oracle.numbers(expected.path("type7"));
    for (int i = 0; i < p.length; i++) {
      assertThat(SampleQuantile.of(sorted, p[i])).isCloseTo(values[i], within(1e-12));
    }
  }

  @Test
  void momentsKeepSmallVariationOnALargeMean() {
    double[] values = {1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4};
    Moments moments = Moments.of(values);
    assertThat(moments.mean()).isEqualTo(1e9 + 2.5);
    assertThat(moments.variance()).isCloseTo(5.0 / 3, within(1e-9));
  }

  @Test
  void oneValueHasNoVariance() {
    assertThat(Moments.of(new double[] {3}).variance()).isNaN();
  }
}

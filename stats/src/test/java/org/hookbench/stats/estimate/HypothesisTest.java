// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hookbench.stats.oracle.Oracle.near;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.hookbench.stats.oracle.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HypothesisTest {
  private static final double DIGITS = 1e-10;

  static Stream<JsonNode> kruskal() {
    return Oracle.cases("kruskal").stream();
  }

  static Stream<JsonNode> two() {
    return Oracle.cases("two").stream();
  }

  private static void isNear(double actual, JsonNode expected) {
    assertThat(actual).isCloseTo(expected.asDouble(), near(expected.asDouble(), DIGITS));
  }

  @ParameterizedTest
  @MethodSource("kruskal")
  void kruskalWallisAgreesWithScipy(JsonNode expected) {
    KruskalWallis.Result result = KruskalWallis.test(Oracle.groups(expected.path("groups")));
    isNear(result.h(), expected.path("h"));
    isNear(result.p(), expected.path("p"));
    isNear(result.log10p(), expected.path("log10p"));
    isNear(result.epsilonSquared(), expected.path("epsilonSquared"));
    assertThat(result.df()).isEqualTo(expected.path("df").asInt());
  }

  @ParameterizedTest
  @MethodSource("two")
  void testsOfTwoSamplesAgreeWithScipy(JsonNode expected) {
    double[] a = Oracle.sorted(expected.path("baseline").asText());
    double[] b = Oracle.sorted(expected.path("treatment").asText());
    MannWhitney.Result mannWhitney = MannWhitney.test(a, b);
    isNear(mannWhitney.u(), expected.path("u"));
    isNear(mannWhitney.p(), expected.path("u_p"));
    isNear(
        Dominance.cliffsDelta(mannWhitney.u(), a.length, b.length), expected.path("cliffs_delta"));
    MeanTest.Result student = MeanTest.student(Moments.of(a), Moments.of(b));
    isNear(student.t(), expected.path("t"));
    isNear(student.p(), expected.path("t_p"));
    MeanTest.Result welch = MeanTest.welch(Moments.of(a), Moments.of(b));
    isNear(welch.t(), expected.path("welch_t"));
    isNear(welch.df(), expected.path("welch_df"));
    isNear(welch.p(), expected.path("welch_p"));
  }

  @ParameterizedTest
  @MethodSource("two")
  void kolmogorovSmirnovAgreesWithScipy(JsonNode expected) {
    double[] a = Oracle.sorted(expected.path("baseline").asText());
    double[] b = Oracle.sorted(expected.path("treatment").asText());
    KolmogorovSmirnov.Result result = KolmogorovSmirnov.test(a, b);
    isNear(result.d(), expected.path("ks_d"));
    double p = expected.path("ks_p").asDouble();
    boolean limit = (long) a.length * b.length > 1_000_000;
    assertThat(result.p()).isCloseTo(p, near(p, limit ? 0.05 : 1e-9));
  }

  @Test
  void holmAgreesWithItsDefinition() {
    for (JsonNode c : Oracle.cases("holm")) {
      double[] adjusted = Holm.adjust(Oracle.numbers(c.path("p")));
      assertThat(adjusted).containsExactly(Oracle.numbers(c.path("adjusted")));
    }
  }

  @Test
  void logPStaysFiniteWherePUnderflows() {
    double[] low = new double[30_000];
    double[] high = new double[30_000];
    for (int i = 0; i < low.length; i++) {
      low[i] = i;
      high[i] = 40_000 + i;
    }
    KruskalWallis.Result result = KruskalWallis.test(low, high);
    assertThat(result.p()).isZero();
    assertThat(result.log10p()).isBetween(-10_000.0, -5_000.0);
  }

  @Test
  void allValuesEqualGiveNoStatistic() {
    double[] same = {2, 2, 2};
    assertThat(KruskalWallis.test(same, same).h()).isNaN();
    assertThat(MeanTest.welch(Moments.of(same), Moments.of(same)).p()).isNaN();
  }
}

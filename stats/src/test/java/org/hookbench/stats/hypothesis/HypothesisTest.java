package org.hookbench.stats.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hookbench.stats.oracle.Oracle.near;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.hookbench.stats.effect.Dominance;
import org.hookbench.stats.oracle.Oracle;
import org.hookbench.stats.quantile.Moments;
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

  static Stream<JsonNode> dunn() {
    return Oracle.cases("dunn").stream();
  }

  static Stream<JsonNode> blocks() {
    return Oracle.cases("blocks").stream();
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
    TTest.Result student = TTest.student(Moments.of(a), Moments.of(b));
    isNear(student.t(), expected.path("t"));
    isNear(student.p(), expected.path("t_p"));
    TTest.Result welch = TTest.welch(Moments.of(a), Moments.of(b));
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

  @ParameterizedTest
  @MethodSource("two")
  void brunnerMunzelAgreesWithScipy(JsonNode expected) {
    double[] a = Oracle.sorted(expected.path("baseline").asText());
    double[] b = Oracle.sorted(expected.path("treatment").asText());
    BrunnerMunzel.Result result = BrunnerMunzel.test(a, b);
    isNear(result.w(), expected.path("brunner_munzel"));
    isNear(result.p(), expected.path("brunner_munzel_p"));
    isNear(2 * result.relativeEffect() - 1, expected.path("cliffs_delta"));
  }

  @ParameterizedTest
  @MethodSource("dunn")
  void dunnWithHolmAgreesWithItsDefinition(JsonNode expected) {
    List<Dunn.Result> results = Dunn.test(Oracle.groups(expected.path("groups")));
    for (int i = 0; i < results.size(); i++) {
      isNear(results.get(i).z(), expected.path("z").get(i));
      isNear(results.get(i).p(), expected.path("p").get(i));
      isNear(results.get(i).adjusted(), expected.path("adjusted").get(i));
    }
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void ranksInBlocksAgreeWithScipy(JsonNode expected) {
    double[][] blocks = Oracle.rows(expected.path("data"));
    BlockedRanks.Result friedman = BlockedRanks.friedman(blocks);
    isNear(friedman.statistic(), expected.path("friedman").path("statistic"));
    isNear(friedman.p(), expected.path("friedman").path("p"));
    BlockedRanks.Result aligned = BlockedRanks.aligned(blocks);
    isNear(aligned.statistic(), expected.path("aligned").path("statistic"));
    isNear(aligned.p(), expected.path("aligned").path("p"));
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
    assertThat(TTest.welch(Moments.of(same), Moments.of(same)).p()).isNaN();
  }
}

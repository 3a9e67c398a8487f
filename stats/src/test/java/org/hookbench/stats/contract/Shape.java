// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The keys of analysis.json that are promised, and what their values are. */
final class Shape {
  private static final List<String> VERDICTS =
      List.of(
          "slower", "faster", "equivalent", "inconclusive", "mixed", "fails-more", "fails-less");

  private Shape() {}

  static void requireAnalysis(JsonNode analysis) {
    assertThat(analysis.path("schema").asText()).isEqualTo("hookbench/analysis/1");
    assertThat(analysis.path("unit").asText()).isIn("ns", "us", "ms", "s");
    assertThat(analysis.path("arms")).isNotEmpty().allSatisfy(Shape::requireArm);
    assertThat(analysis.path("comparisons")).isNotEmpty().allSatisfy(Shape::requireComparison);
  }

  private static void requireArm(JsonNode arm) {
    assertThat(arm.path("name").isTextual()).isTrue();
    assertThat(arm.path("trials").isInt()).isTrue();
    assertThat(arm.path("n").isIntegralNumber()).isTrue();
    numbers(arm, "mean", "sd", "median", "p90", "p99", "p999", "ess");
  }

  private static void requireComparison(JsonNode c) {
    assertThat(c.path("baseline").isTextual() && c.path("treatment").isTextual()).isTrue();
    JsonNode level = c.path("requestLevel");
    numbers(level.path("kruskalWallis"), "h", "df", "p", "log10p", "epsilonSquared");
    numbers(level.path("mannWhitney"), "u", "p");
    numbers(level.path("studentT"), "t", "df", "p");
    numbers(level.path("welchT"), "t", "df", "p");
    numbers(level.path("kolmogorovSmirnov"), "d", "p");
    numbers(level, "cliffsDelta", "varghaDelaneyA");
    requireInterval(c.path("meanDifference"));
    requireInterval(c.path("medianDifference"));
    requireInterval(c.path("hodgesLehmann"));
    assertThat(c.path("runLevel").has("kruskalWallis")).isTrue();
    assertThat(c.path("runLevel").has("hodgesLehmann")).isTrue();
    assertThat(c.path("verdict").path("value").asText()).isIn(VERDICTS);
    numbers(c.path("verdict"), "margin");
    assertThat(c.path("verdict").path("reason").asText()).contains("Margin");
    assertThat(c.path("warnings").isArray()).isTrue();
    assertThat(c.path("warnings"))
        .allSatisfy(
            w -> assertThat(w.path("code").isTextual() && w.path("message").isTextual()).isTrue());
  }

  private static void requireInterval(JsonNode interval) {
    numbers(interval, "estimate", "lower", "upper", "level");
    assertThat(interval.path("method").isTextual()).isTrue();
    assertThat(interval.path("lower").asDouble())
        .isLessThanOrEqualTo(interval.path("upper").asDouble());
  }

  /** Each key is there and holds a number, or null where there is none to tell. */
  private static void numbers(JsonNode node, String... keys) {
    for (String key : keys) {
      assertThat(node.has(key)).as(key).isTrue();
      assertThat(node.get(key).isNumber() || node.get(key).isNull()).as(key).isTrue();
    }
  }
}

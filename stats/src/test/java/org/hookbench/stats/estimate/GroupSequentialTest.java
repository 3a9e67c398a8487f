// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hookbench.experiment.json.Json;
import org.hookbench.stats.oracle.Oracle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroupSequentialTest {
  private static final int EXPERIMENTS = 40_000;

  static Stream<JsonNode> looks() throws IOException {
    try (InputStream in = GroupSequentialTest.class.getResourceAsStream("/oracle/looks.json")) {
      return StreamSupport.stream(Json.mapper().readTree(in).spliterator(), false);
    }
  }

  @ParameterizedTest
  @MethodSource("looks")
  void boundariesAgreeWithTheJointNormalDistribution(JsonNode expected) {
    double[] fractions = Oracle.numbers(expected.path("fractions"));
    double[] levels = GroupSequential.confidence(expected.path("confidence").asDouble(), fractions);
    double[] boundaries = Oracle.numbers(expected.path("boundaries"));
    for (int look = 0; look < levels.length; look++) {
      assertThat(CriticalValue.normal(levels[look])).isCloseTo(boundaries[look], within(2e-4));
    }
  }

  @Test
  void oneLookAtTheEndIsNoOther() {
    assertThat(GroupSequential.confidence(0.95, 1)[0]).isCloseTo(0.95, within(1e-9));
  }

  @Test
  void aLookAtNearlyNothingDecidesNothing() {
    double[] levels = GroupSequential.confidence(0.95, 0.005, 1);
    assertThat(levels[0]).isGreaterThan(1 - 1e-11).isLessThan(1);
    assertThat(levels[1]).isCloseTo(0.95, within(1e-3));
  }

  /** So many trials at each look. */
  private static int[] looks(String text) {
    return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2 4 6", "3 6 9 12", "5 10 15 20", "2 3 4 5 6 7 8 9 10", "4 8", "5 12 40"})
  void allLooksTogetherErrAsOftenAsTheySay(String looks) {
    assertThat(share(looks(looks), 0, Double.NaN)).isBetween(0.04, 0.06);
    assertThat(share(looks(looks), 0.5, 0.5)).isLessThan(0.06);
    assertThat(share(looks(looks), 1.5, 1.5)).isLessThan(0.06);
  }

  /**
   * Share of experiments that stop with a difference from 0, or inside the margin if there is one.
   */
  private static double share(int[] looks, double effect, double margin) {
    return share(looks, effect, margin, EXPERIMENTS);
  }

  private static double share(int[] looks, double effect, double margin, int experiments) {
    double most = looks[looks.length - 1];
    double[] levels =
        GroupSequential.confidence(0.95, Arrays.stream(looks).mapToDouble(n -> n / most).toArray());
    double[] half = new double[looks.length];
    for (int i = 0; i < half.length; i++) {
      double level = Double.isNaN(margin) ? levels[i] : 1 - 2 * (1 - levels[i]);
      half[i] = CriticalValue.studentT(level, looks[i] - 1.0) / Math.sqrt(looks[i]);
    }
    SplittableRandom random = new SplittableRandom(20260131);
    int wrong = 0;
    for (int e = 0; e < experiments; e++) {
      wrong += stops(looks, half, effect, margin, random) ? 1 : 0;
    }
    return wrong / (double) experiments;
  }

  private static boolean stops(
      int[] looks, double[] half, double effect, double margin, SplittableRandom random) {
    double sum = 0;
    double squares = 0;
    int n = 0;
    for (int look = 0; look < looks.length; look++) {
      for (; n < looks[look]; n++) {
        double x = effect + random.nextGaussian();
        sum += x;
        squares += x * x;
      }
      double mean = sum / n;
      double reach = half[look] * Math.sqrt((squares - n * mean * mean) / (n - 1));
      boolean stops =
          Double.isNaN(margin) ? Math.abs(mean) > reach : Math.abs(mean) + reach < margin;
      if (stops) {
        return true;
      }
    }
    return false;
  }

  /** Writes the table of docs/evidence/verdict.md to stats/target/simulation-looks.md. */
  @Test
  @Tag("simulation")
  void theTableOfTheEvidence() throws IOException {
    StringBuilder table =
        new StringBuilder(
            "| trials at the looks | difference | equivalent, margin 0.5 sd | 1 sd | 1.5 sd |\n"
                + "|---|---|---|---|---|\n");
    for (String looks :
        List.of("2 4 6", "3 6 9 12", "5 10 15 20", "2 3 4 5 6 7 8 9 10", "4 8", "5 12 40")) {
      table.append("| ").append(looks);
      for (double margin : new double[] {0, 0.5, 1, 1.5}) {
        double share = share(looks(looks), margin, margin == 0 ? Double.NaN : margin, 400_000);
        assertThat(share).isBetween(margin == 0 ? 0.04 : 0, 0.06);
        table.append(String.format(Locale.ROOT, " | %.2f %%", 100 * share));
      }
      table.append(" |\n");
    }
    Files.writeString(
        Files.createDirectories(Path.of("target")).resolve("simulation-looks.md"), table);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.power;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.hookbench.stats.estimate.MeanEffect;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What {@code plan} promises is what experiments deliver that follow it, on average over pilots.
 */
class AssuranceTest {
  private static final int PILOTS = 100;
  private static final int EXPERIMENTS = 200;

  /** Share of experiments with the answer, each as long as its pilot has said; the true sd is 1. */
  private static double delivered(int pilotTrials, double size, boolean equate) {
    return delivered(pilotTrials, size, equate, EXPERIMENTS);
  }

  private static double delivered(int pilotTrials, double size, boolean equate, int experiments) {
    ChiSquaredDistribution spread = ChiSquaredDistribution.of(pilotTrials - 1.0);
    return IntStream.range(0, PILOTS)
        .parallel()
        .mapToDouble(
            pilot -> {
              double quantile = spread.inverseCumulativeProbability((pilot + 0.5) / PILOTS);
              double sd = Math.sqrt(quantile / (pilotTrials - 1));
              Assurance plan = new Assurance(0.95, 0.8, sd, pilotTrials - 1, 1);
              int n = equate ? plan.toEquate(size) : plan.toTell(size);
              SplittableRandom random = new SplittableRandom(pilot);
              return IntStream.range(0, experiments)
                      .filter(e -> answered(random, n, size, equate))
                      .count()
                  / (double) experiments;
            })
        .average()
        .orElseThrow();
  }

  private static boolean answered(SplittableRandom random, int n, double size, boolean equate) {
    double[] effects = new double[n];
    Arrays.setAll(effects, i -> (equate ? 0 : size) + random.nextGaussian());
    MeanEffect mean = MeanEffect.ofPairs(effects);
    return equate ? mean.student(0.9).within(size) : mean.interval(0.95).lower() > 0;
  }

  @ParameterizedTest
  @CsvSource({
    "3, 1",
    "5, 1",
    "10, 1",
    "3, 0.5",
    "5, 0.5",
    "10, 0.5",
    "3, 0.25",
    "5, 0.25",
    "10, 0.25"
  })
  void eightyPercentAreEightyInBothDirections(int pilotTrials, double size) {
    assertThat(delivered(pilotTrials, size, false)).isBetween(0.78, 0.82);
    assertThat(delivered(pilotTrials, size, true)).isBetween(0.78, 0.82);
  }

  @Test
  void aPilotOfFewTrialsAsksForMoreThanOneOfMany() {
    assertThat(new Assurance(0.95, 0.8, 1, 2, 1).toTell(0.5))
        .isGreaterThan(new Assurance(0.95, 0.8, 1, 100, 1).toTell(0.5));
  }

  @Test
  void aKnownSpreadGivesTheNumberOfTheTextbook() {
    assertThat(new Assurance(0.95, 0.8, 1, 1_000_000, 1).toTell(0.5)).isEqualTo(36);
    assertThat(new Assurance(0.95, 0.8, 1, 1_000_000, 2).toTell(0.5)).isBetween(34, 36);
  }

  @Test
  void whatAMillionTrialsDoNotTellIsSaid() {
    assertThat(new Assurance(0.95, 0.8, 1, 4, 1).toTell(1e-6)).isEqualTo(-1);
  }

  /** Writes the table of docs/evidence/verdict.md to stats/target/simulation-plan.md. */
  @Test
  @Tag("simulation")
  void theTableOfTheEvidence() throws IOException {
    StringBuilder table =
        new StringBuilder(
            "| pilot trials | effect or margin, sd | told | shown equivalent |\n"
                + "|---|---|---|---|\n");
    for (int pilotTrials : new int[] {3, 5, 10}) {
      for (double size : new double[] {1, 0.5, 0.25}) {
        double told = delivered(pilotTrials, size, false, 2_000);
        double equivalent = delivered(pilotTrials, size, true, 2_000);
        assertThat(told).isBetween(0.78, 0.82);
        assertThat(equivalent).isBetween(0.78, 0.82);
        table.append(
            String.format(
                Locale.ROOT,
                "| %d | %s | %.1f %% | %.1f %% |%n",
                pilotTrials,
                size,
                100 * told,
                100 * equivalent));
      }
    }
    Files.writeString(
        Files.createDirectories(Path.of("target")).resolve("simulation-plan.md"), table);
  }
}

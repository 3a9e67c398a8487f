// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hookbench.experiment.json.Json;
import org.hookbench.stats.compare.Analyzer;
import org.hookbench.stats.compare.ComparedArms;
import org.hookbench.stats.estimate.Interval;
import org.hookbench.stats.read.MeasuredDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Results of which the effect of each process is published and the raw files of some: shares and
 * means follow from the effects of the processes, and those of the first block from their files.
 */
class PublishedTrialsTest {
  private static final Path RESULTS = Path.of(System.getProperty("hookbench.home"), "results");
  private static final double NS_PER_MS = 1e6;
  private static final double ROUNDED_NS = 0.01;

  /** One line of figures/trial-effects.csv. */
  private record Process(
      String scenario, String arm, int block, double effectNs, double lowerNs, double upperNs) {
    static Process of(String line) {
      String[] cells = line.split(",", -1);
      return new Process(
          cells[0],
          cells[1],
          Integer.parseInt(cells[3]),
          Double.parseDouble(cells[6]) * NS_PER_MS,
          Double.parseDouble(cells[7]) * NS_PER_MS,
          Double.parseDouble(cells[8]) * NS_PER_MS);
    }

    double halfNs() {
      return (upperNs - lowerNs) / 2;
    }

    boolean contains(double ns) {
      return lowerNs <= ns && ns <= upperNs;
    }
  }

  private static Path published(String experiment, String file) throws IOException {
    try (Stream<Path> directories = Files.list(RESULTS)) {
      return directories
          .filter(d -> d.getFileName().toString().endsWith("Z-" + experiment))
          .filter(d -> Files.exists(d.resolve(file)))
          .min(Path::compareTo)
          .orElseThrow();
    }
  }

  private static JsonNode calibration(Path directory) throws IOException {
    return Json.mapper().readTree(directory.resolve("calibration.json").toFile());
  }

  private static List<Process> processes(Path directory) throws IOException {
    return Files.readAllLines(directory.resolve("figures/trial-effects.csv")).stream()
        .skip(1)
        .map(Process::of)
        .toList();
  }

  @Test
  void sharesFollowFromTheIntervalOfEachProcess() throws IOException {
    Path directory = published("known-delays", "calibration.json");
    List<Process> all = processes(directory);
    JsonNode comparisons = calibration(directory).path("comparisons");
    assertThat(comparisons).hasSize(7);
    for (JsonNode known : comparisons) {
      String arm = known.path("treatment").asText();
      List<Process> own = all.stream().filter(p -> p.arm().equals(arm)).toList();
      JsonNode one = known.path("oneProcess");
      assertThat(own).as(arm).hasSize(one.path("processes").asInt());
      share(arm, own, known.path("truthNs").asDouble(), one.path("containsShare").asDouble());
      share(arm, own, 0, 1 - one.path("differentShare").asDouble());
    }
  }

  private static void share(String arm, List<Process> own, double ns, double share) {
    long containing = own.stream().filter(p -> p.contains(ns)).count();
    assertThat((double) containing / own.size()).as(arm).isCloseTo(share, within(1e-9));
  }

  @Test
  void anEffectIsTheMeanOfItsProcesses() throws IOException {
    Path directory = published("environments", "figures/effects.csv");
    List<Process> all = processes(directory);
    List<String> lines = Files.readAllLines(directory.resolve("figures/effects.csv"));
    assertThat(lines).hasSize(1 + 10 * 4);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      assertThat(
              all.stream()
                  .filter(p -> p.scenario().equals(cells[0]) && p.arm().equals(cells[1]))
                  .mapToDouble(Process::effectNs)
                  .summaryStatistics())
          .as(line)
          .satisfies(
              effects -> assertThat(effects.getCount()).isEqualTo(5),
              effects ->
                  assertThat(effects.getAverage())
                      .isCloseTo(Double.parseDouble(cells[5]) * NS_PER_MS, within(ROUNDED_NS)));
    }
  }

  @ParameterizedTest
  @CsvSource({"known-delays, 4", "environments, 6"})
  void trialsOfTheFirstBlockAreComputedAgainFromTheirRawFiles(String experiment, int kept)
      throws IOException {
    Path directory = published(experiment, "figures/trial-effects.csv");
    List<Process> all = processes(directory);
    List<ComparedArms> again =
        Analyzer.analyze(List.of(MeasuredDirectory.open(directory))).compared().stream()
            .filter(compared -> compared.comparison().runLevel() != null)
            .toList();
    assertThat(again.size()).isEqualTo(kept);
    for (ComparedArms compared : again) {
      String arm = compared.comparison().treatment();
      String scenario = compared.comparison().scenario();
      Process first =
          all.stream()
              .filter(p -> p.block() == 1 && p.arm().equals(arm) && p.scenario().equals(scenario))
              .findFirst()
              .orElseThrow();
      Interval effect = compared.comparison().runLevel().effect();
      assertThat(effect.estimate() * NS_PER_MS)
          .as(scenario + " " + arm)
          .isCloseTo(first.effectNs(), within(ROUNDED_NS));
      assertThat((effect.upper() - effect.lower()) / 2 * NS_PER_MS)
          .as(scenario + " " + arm)
          .isCloseTo(first.halfNs(), within(ROUNDED_NS));
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.hookbench.experiment.json.Json;
import org.hookbench.stats.read.MadeUpDirectory;
import org.hookbench.stats.read.SwitchedDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CalibrationCommandTest {
  @TempDir private Path folder;

  private static String calibration(Path directory, String... options) {
    StringWriter out = new StringWriter();
    CommandLine line = new CommandLine(new CalibrationCommand()).setOut(new PrintWriter(out));
    line.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          out.append(e.getMessage());
          return 2;
        });
    String[] arguments = Arrays.copyOf(options, options.length + 1);
    arguments[options.length] = directory.toString();
    line.execute(arguments);
    return out.toString();
  }

  private Path measured(Map<String, Double> effectsNs) {
    return MadeUpDirectory.in(folder)
        .blocks(20)
        .pairs(200)
        .arms("none", "none-2", "null", "delay-100ns", "delay-300ns")
        .micro("zero", 1, effectsNs)
        .write();
  }

  @Test
  void knownDelaysAreCoveredAndNothingIsFoundWhereThereIsNothing() throws IOException {
    Path directory = measured(Map.of("none", 0.0, "delay-100ns", 100.0, "delay-300ns", 300.0));
    String text = calibration(directory);
    assertThat(text).contains("false positives", "coverage", "smallest detectable effect");
    JsonNode json = Json.mapper().readTree(Files.readString(directory.resolve("calibration.json")));
    assertThat(json.path("schema").asText()).isEqualTo("hookbench/calibration/1");
    assertThat(json.path("falsePositiveRate").asDouble()).isBetween(0.0, 0.25);
    assertThat(json.path("coverage").asDouble()).isBetween(0.6, 1.0);
    assertThat(json.path("comparisons")).hasSize(4);
    JsonNode delay = json.path("comparisons").path(3);
    assertThat(delay.path("injectedNs").asDouble()).isEqualTo(300);
    assertThat(delay.path("meanNs").asDouble()).isCloseTo(300, within(20.0));
    assertThat(delay.path("differentShare").asDouble()).isEqualTo(1);
    assertThat(text).contains("other half", "coverage of the mean");
    assertThat(delay.path("containsOtherHalfShare").asDouble()).isBetween(0.8, 1.0);
  }

  @Test
  void aDelayThatIsNotWhatItSaysIsNotCovered() throws IOException {
    Path directory = measured(Map.of("none", 0.0, "delay-100ns", 100.0, "delay-300ns", 500.0));
    calibration(directory);
    JsonNode json = Json.mapper().readTree(Files.readString(directory.resolve("calibration.json")));
    assertThat(json.path("coverage").asDouble()).isLessThan(0.1);
    assertThat(json.path("coverageOfOtherHalf").asDouble()).isGreaterThan(0.8);
  }

  @Test
  void aBiasedMachineShowsFalsePositives() throws IOException {
    Path directory = measured(Map.of("none", 0.0, "none-2", 80.0, "null", 80.0));
    calibration(directory);
    JsonNode json = Json.mapper().readTree(Files.readString(directory.resolve("calibration.json")));
    assertThat(json.path("falsePositiveRate").asDouble()).isGreaterThan(0.9);
  }

  @Test
  void theIntervalOfOneProcessIsJudgedByWhatIsKnown() throws IOException {
    Path directory =
        new SwitchedDirectory(folder, 6, 60, 0)
            .write(1, Map.of("null", 0.0, "delay-0ns", 40.0, "delay-5us", 5_040.0));
    assertThat(calibration(directory)).contains("one process", "contain it");
    JsonNode known = known(directory);
    JsonNode nothing = known.path(2);
    assertThat(nothing.path("truthNs").asDouble()).isZero();
    assertThat(nothing.at("/oneProcess/processes").asInt()).isEqualTo(6);
    assertThat(nothing.at("/oneProcess/differentShare").asDouble()).isLessThan(0.4);
    JsonNode delay = known.path(1);
    assertThat(delay.path("truthNs").asDouble()).isCloseTo(5_040, within(400.0));
    assertThat(delay.at("/oneProcess/containsShare").asDouble()).isGreaterThan(0.6);
    assertThat(delay.at("/oneProcess/differentShare").asDouble()).isEqualTo(1);
    assertThat(delay.path("containsShare").asDouble()).isGreaterThan(0.9);
  }

  @Test
  void aProcessThatWaitsLongerThanItSaysIsFound() throws IOException {
    Path directory =
        new SwitchedDirectory(folder, 6, 60, 0)
            .write(2, Map.of("delay-0ns", 40.0, "delay-5us", 9_000.0));
    calibration(directory);
    JsonNode delay = known(directory).path(1);
    assertThat(delay.at("/oneProcess/containsShare").asDouble()).isZero();
    assertThat(delay.path("containsShare").asDouble()).isZero();
  }

  @Test
  void withoutADelayOfNothingTheTruthOfADelayIsUnknown() throws IOException {
    Path directory = new SwitchedDirectory(folder, 6, 60, 0).write(3, Map.of("delay-5us", 5_040.0));
    assertThat(calibration(directory)).contains("unknown");
    assertThat(known(directory).path(0).path("truthNs").isNull()).isTrue();
  }

  @Test
  void theNumberOfTrialsOfAGroupCanBeSaid() throws IOException {
    Path directory = measured(Map.of());
    assertThat(calibration(directory, "--trials", "10")).contains("of groups of 10 trials");
    assertThat(calibration(directory, "--trials", "1")).contains("--trials 1: must be 2 to 1000");
  }

  private static JsonNode known(Path directory) throws IOException {
    String text = Files.readString(directory.resolve("calibration.json"));
    return Json.mapper().readTree(text).path("comparisons");
  }

  @Test
  void aDirectoryWithoutKnownTruthIsRefused() {
    Path directory =
        MadeUpDirectory.in(folder).arms("none", "scan").micro("zero", 1, Map.of()).write();
    assertThat(calibration(directory)).contains("run scripts/hookbench calibrate");
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hookbench.experiment.Workload;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.file.ExperimentFile;
import org.hookbench.experiment.file.ShippedParsers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each output in the resources is a real one, recorded from the program of Debian 12 or Maven
 * Central.
 */
class ShippedParsersTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "ab, ab, '', '682.96, 2.928, 95.0, 0.0'",
    "jmeter, jmeter, '', '145.4, 21.0, 0.0'",
    "pgbench, pgbench, '', '100.389007, 9.961'",
    "redis-benchmark, redis-benchmark, '', '15503.88, 1.599, 9.863'",
    "stress-ng, stress-ng, '', '194.45'",
    "sysbench, sysbench, '', '772.57, 1.28'",
    "sysbench, sysbench-memory, 'p95: {}, events: {}', '0.0, 1805197.65'",
    "wrk, wrk, '', '980.25, 10.48'",
    "wrk, wrk, 'p99: {}', '140.59'",
    "ycsb, ycsb, '', '18921.47587511826'",
    "ycsb, ycsb, 'readp99: {}, update: {}', '0.0, 0.03163265306122449'",
  })
  void readsTheOutputOfTheProgram(String program, String file, String metrics, String expected)
      throws IOException {
    Workload workload = workload("{program: " + program + "}", metrics);
    OutputParser.Told told =
        new OutputParser(workload.parser(), workload.metrics()).parse(recorded(file));
    assertThat(told.error()).isEmpty();
    assertThat(told.metrics().toString()).isEqualTo("[" + expected + "]");
  }

  @Test
  void eachHasARecordedOutputAndAHelpfulDirection() {
    assertThat(ShippedParsers.PROGRAMS)
        .allSatisfy(program -> assertThat(recorded(program)).isRegularFile())
        .allSatisfy(
            program ->
                assertThat(workload("{program: " + program + "}", "").metrics().values())
                    .first()
                    .extracting(Workload.Metric::better)
                    .isEqualTo(Workload.Better.HIGHER));
  }

  @Test
  void anOutputWithoutTheMetricIsAnError() throws IOException {
    Workload workload = workload("{program: wrk}", "");
    Path output = Files.writeString(folder.resolve("out"), "nothing of that kind\n");
    assertThat(new OutputParser(workload.parser(), workload.metrics()).parse(output))
        .isEqualTo(new OutputParser.Told("no rps in the output", List.of(Double.NaN, Double.NaN)));
  }

  @ParameterizedTest
  @CsvSource({
    "'{program: wrkk}', '', did you mean 'wrk'?",
    "'{program: wrk, regex: [a]}', '', program brings the rest",
    "'{program: wrk}', 'tps: {}', is none of the program's",
    "'{regex: [a], csv: {a: b}}', 'a: {}', 'give one of program, regex, json, csv and command'",
  })
  void refusesWhatCannotBeMeant(String parser, String metrics, String message) {
    assertThatThrownBy(() -> workload(parser, metrics))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(message);
  }

  private static Workload workload(String parser, String metrics) {
    String text =
        "name: w\narms: [none, none]\nworkload: {command: [a], parser: %s%s}\n"
            .formatted(parser, metrics.isEmpty() ? "" : ", metrics: {" + metrics + "}");
    return ExperimentFile.parse("w.yaml", text).experiment().workload().get(0);
  }

  private static Path recorded(String name) {
    return Path.of(System.getProperty("hookbench.home"))
        .resolve("macro/runner/src/test/resources/workload/" + name + ".txt");
  }
}

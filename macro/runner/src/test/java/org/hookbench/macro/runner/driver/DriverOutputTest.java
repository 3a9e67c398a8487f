// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.hookbench.experiment.Load.Command.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DriverOutputTest {
  /** What redis-benchmark 7.0.15 of Debian printed for -t get -n 2000 -c 1 --csv. */
  private static final String REDIS =
      """
      "test","rps","avg_latency_ms","min_latency_ms","p50_latency_ms","p95_latency_ms","p99_latency_ms","max_latency_ms"
      "GET","28571.43","0.036","0.008","0.015","0.015","0.135","8.447"
      """;

  @Test
  void redisBenchmarkSaysRequestsPerSecondOfWhichTheTimeOfOneIsTaken() {
    assertThat(DriverOutput.timeNs(Parser.REDIS_BENCHMARK, REDIS, 1)).hasValue(35_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Could not connect to Redis at 127.0.0.1:1: Connection refused",
        "\"test\",\"rps\"\n\"GET\"",
        "\"test\",\"rps\"\n\"GET\",\"0.00\"",
        "\"test\",\"rps\"\n\"GET\",\"nan\"",
        "\"test\",\"speed\"\n\"GET\",\"1\""
      })
  void whatHoldsNoTimeIsNoSample(String output) {
    assertThat(DriverOutput.timeNs(Parser.REDIS_BENCHMARK, output, 1)).isEmpty();
  }

  /** Outputs that were recorded for the workloads. */
  @ParameterizedTest
  @CsvSource({"AB, ab.txt", "PGBENCH, pgbench.txt"})
  void theRateOfTheProgramGivesTheTime(Parser parser, String recorded) throws Exception {
    String output =
        Files.readString(Path.of(getClass().getResource("/workload/" + recorded).toURI()));
    double rate =
        Double.parseDouble(
            output.replaceAll("(?s).*(?:Requests per second: +|tps = )([0-9.]+).*", "$1"));

    assertThat(DriverOutput.timeNs(parser, output, 1)).hasValue(Math.round(1e9 / rate));
    assertThat(DriverOutput.timeNs(parser, "refused", 1)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Failed requests:        3", "Non-2xx responses:      20"})
  void abWithFailedRequestsHasNoTime(String line) {
    String output = "Requests per second:    500.00 [#/sec] (mean)\n";

    assertThat(DriverOutput.timeNs(Parser.AB, output, 1)).hasValue(2_000_000);
    assertThat(DriverOutput.timeNs(Parser.AB, output + line + "\n", 1)).isEmpty();
  }

  @Test
  void withoutAParserTheTimeIsThatOfTheProgram() {
    assertThat(DriverOutput.timeNs(Parser.WALL_TIME, "anything", 42)).hasValue(42);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.driver;

import static org.assertj.core.api.Assertions.assertThat;

import org.hookbench.experiment.Load.Command.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

  @Test
  void withoutAParserTheTimeIsThatOfTheProgram() {
    assertThat(DriverOutput.timeNs(Parser.WALL_TIME, "anything", 42)).hasValue(42);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.experiment.results.Warning;
import org.hookbench.macro.load.result.LatencySummary;
import org.hookbench.macro.load.result.LoadResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GatesTest {
  private static final LoadResult.ArmResult GOOD = arm(0);
  private static final LoadResult.Rate AS_ASKED =
      new LoadResult.Rate(1000.0, 1000.0, 1001.0, null, 0.01);
  private static final LoadResult.Generator CALM = generator(0.3, 0.01, 0, 0, 0, 100_000, 100_000);

  private static LoadResult.ArmResult arm(long errors) {
    Map<String, Long> kinds = errors == 0 ? Map.of() : Map.of("timeout", errors);
    return new LoadResult.ArmResult("u", 10_000, errors, kinds, 0, 0, null, null, null);
  }

  private static LatencySummary p99(long ns) {
    return new LatencySummary(Gates.WAKE_UPS_FOR_P99, 0, 0, 0, 0, 0, ns, ns, ns);
  }

  private static LoadResult.Generator generator(
      double thread, double gc, double steal, long waited, long behind, long late, long jitter) {
    return new LoadResult.Generator(
        1, thread, gc, steal, p99(late), p99(late), waited, behind, p99(jitter), "jvm", null);
  }

  private static LoadResult result(
      LoadResult.ArmResult arm, LoadResult.Rate rate, LoadResult.Generator generator) {
    return new LoadResult(
        LoadResult.SCHEMA,
        Instant.EPOCH,
        TrialStatus.FINISHED,
        null,
        1,
        0,
        10,
        Map.of("none", arm),
        rate,
        generator,
        List.of());
  }

  private static Load.Http open() throws Exception {
    return Json.yaml().readValue("{model: open, rate: 1000}", Load.Http.class);
  }

  static Stream<Arguments> violations() {
    LoadResult.Rate slow = new LoadResult.Rate(1000.0, 1000.0, 989.0, null, 0.01);
    LoadResult.Rate uneven = new LoadResult.Rate(1000.0, 1000.0, 1000.0, null, 0.06);
    return Stream.of(
        Arguments.of("request-errors", result(arm(1), AS_ASKED, CALM)),
        Arguments.of("rate-not-reached", result(GOOD, slow, CALM)),
        Arguments.of("arrival-times", result(GOOD, uneven, CALM)),
        Arguments.of("generator-busy", result(GOOD, AS_ASKED, generator(0.95, 0, 0, 0, 0, 1, 1))),
        Arguments.of("gc-pauses", result(GOOD, AS_ASKED, generator(0, 0.2, 0, 0, 0, 1, 1))),
        Arguments.of("cpu-steal", result(GOOD, AS_ASKED, generator(0, 0, 0.3, 0, 0, 1, 1))),
        Arguments.of("connections-busy", result(GOOD, AS_ASKED, generator(0, 0, 0, 101, 0, 1, 1))),
        Arguments.of("writer-behind", result(GOOD, AS_ASKED, generator(0, 0, 0, 0, 1, 1, 1))),
        Arguments.of("send-delay", result(GOOD, AS_ASKED, generator(0, 0, 0, 0, 0, 500_001, 1))),
        Arguments.of("os-jitter", result(GOOD, AS_ASKED, generator(0, 0, 0, 0, 0, 1, 1_000_001))));
  }

  @ParameterizedTest
  @MethodSource("violations")
  void eachGateFiresOnItsViolationAlone(String code, LoadResult result) throws Exception {
    assertThat(Gates.check(open(), result)).extracting(Warning::code).containsExactly(code);
  }

  @ParameterizedTest
  @CsvSource({"99, 0, false", "99, 1000001, true", "100, 0, true"})
  void oneLateWakeUpOfAFewIsNoJitter(long wakeUps, long p90Ns, boolean fires) throws Exception {
    long lateNs = Gates.JITTER_LIMIT_NS + 1;
    LatencySummary jitter = new LatencySummary(wakeUps, 0, 0, 0, 0, p90Ns, lateNs, lateNs, lateNs);
    LoadResult.Generator generator =
        new LoadResult.Generator(1, 0, 0, 0, p99(1), p99(1), 0, 0, jitter, "jvm", null);

    assertThat(Gates.check(open(), result(GOOD, AS_ASKED, generator)))
        .extracting(Warning::code)
        .isEqualTo(fires ? List.of("os-jitter") : List.of());
  }

  @Test
  void noGateFiresOnARunThatIsAsItShouldBe() throws Exception {
    assertThat(Gates.check(open(), result(GOOD, AS_ASKED, CALM))).isEmpty();
  }
}

package org.hookbench.macro.load.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.hookbench.macro.load.http.HttpTarget;
import org.hookbench.macro.load.sample.ErrorKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetHealthTest {
  private static final long TIMEOUT_NS = 1_000;

  @ParameterizedTest(name = "{0}: gone {5}")
  @CsvSource({
    "ten refused in a row on one connection, CONNECT, 10, 1, false, true",
    "nine are not enough, CONNECT, 9, 1, false, false",
    "two connections need twenty, CONNECT, 19, 1, false, false",
    "an answer in between begins anew, CONNECT, 12, 1, true, false",
    "an error that is an answer does not count, STATUS, 50, 1, false, false",
    "three times the time-out in silence, TIMEOUT, 3, 1000, false, true",
    "three failures in a short time, TIMEOUT, 3, 10, false, false",
    "two failures in a long time, TIMEOUT, 2, 5000, false, false"
  })
  void aTargetIsGoneAfterFailuresInARow(
      String what, ErrorKind kind, int failures, long everyNs, boolean answered, boolean gone) {
    Stop stop = new Stop();
    int connections = what.startsWith("two connections") ? 2 : 1;
    TargetHealth health =
        new TargetHealth(HttpTarget.of("scan", "http://h:1/"), connections, TIMEOUT_NS, stop);
    for (int i = 1; i <= failures; i++) {
      health.ended(answered && i == 6 ? ErrorKind.NONE : kind, i * everyNs);
    }
    assertThat(stop.asked()).isEqualTo(gone);
    stop.cause().ifPresent(cause -> assertThat(cause.message()).contains("http://h:1/ (scan)"));
  }
}

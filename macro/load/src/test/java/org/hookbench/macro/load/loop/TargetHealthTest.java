// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hookbench.experiment.Clients;
import org.hookbench.experiment.ErrorBudget;
import org.hookbench.experiment.TimeSpan;
import org.hookbench.macro.load.http.HttpTarget;
import org.hookbench.macro.load.sample.ErrorKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetHealthTest {

  @ParameterizedTest(name = "{0}: gone {5}")
  @CsvSource({
    "ten refused in a row on one connection, CONNECT, 10, 1, false, true",
    "nine are not enough, CONNECT, 9, 1, false, false",
    "two connections need twenty, CONNECT, 19, 1, false, false",
    "an answer in between begins anew, CONNECT, 12, 1, true, false",
    "an error that is an answer does not count, STATUS, 50, 1, false, false",
    "three times the time-out in silence, TIMEOUT, 3, 1000, false, true",
    "three failures in a short time, TIMEOUT, 3, 10, false, false",
    "two failures in a long time, TIMEOUT, 2, 5000, false, false",
    "patience of 5 us is not over, CONNECT, 49, 100, false, false",
    "patience of 5 us is over, CONNECT, 50, 100, false, true"
  })
  void aTargetIsGoneAfterFailuresInARow(
      String what, ErrorKind kind, int failures, long everyNs, boolean answered, boolean gone) {
    Stop stop = new Stop();
    int connections = what.startsWith("two connections") ? 2 : 1;
    TimeSpan patience = what.startsWith("patience") ? TimeSpan.parse("5us") : null;
    Clients clients =
        new Clients(connections, TimeSpan.parse("1us"), null, null, null, null, patience, null);
    TargetHealth health = new TargetHealth(HttpTarget.of("scan", "http://h:1/"), clients, stop);
    for (int i = 1; i <= failures; i++) {
      health.ended(answered && i == 6 ? ErrorKind.NONE : kind, i * everyNs);
    }
    assertThat(stop.asked()).isEqualTo(gone);
    stop.cause().ifPresent(cause -> assertThat(cause.message()).contains("http://h:1/ (scan)"));
  }

  @ParameterizedTest
  @CsvSource({"99, 99, false", "100, 1, false", "100, 2, true", "300, 3, false"})
  void moreErrorsThanTheBudgetEndTheRunFromAHundredRequestsOn(
      int requests, int failures, boolean ended) {
    Stop stop = new Stop();
    Clients clients = new Clients(1, null, null, null, null, null, null, ErrorBudget.parse("1%"));
    TargetHealth health = new TargetHealth(HttpTarget.of("scan", "http://h:1/"), clients, stop);
    for (int i = 1; i <= requests; i++) {
      health.ended(i > requests - failures ? ErrorKind.STATUS : ErrorKind.NONE, i);
    }
    assertThat(stop.cause().map(Stop.Cause::reason).stream())
        .containsExactlyElementsOf(ended ? List.of(Stop.Reason.TOO_MANY_ERRORS) : List.of());
  }
}

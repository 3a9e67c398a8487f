// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.loop;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hookbench.macro.load.connection.PlayedNetwork.answer;

import java.util.List;
import java.util.TreeMap;
import org.hookbench.macro.load.connection.PlayedNetwork;
import org.hookbench.macro.load.sample.ErrorKind;
import org.hookbench.macro.load.sample.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OpenLoopTest {
  private static final long US = 1_000;
  private static final long MS = 1_000_000;
  private static final String RATE = "{model: open, rate: 1000, requests: 200, warmup: 0, ";

  private static List<Long> intended(PlayedRun run) {
    return run.rows().stream().map(row -> row.intendedNs).toList();
  }

  @Test
  void requestsAreIntendedAndSentByTheScheduleAlone() throws Exception {
    PlayedRun run = PlayedRun.of(1, RATE + "connections: 4}", n -> answer(100 * US));

    assertThat(run.rows()).hasSize(200);
    for (int i = 1; i < 200; i++) {
      assertThat(intended(run).get(i) - intended(run).get(i - 1)).isEqualTo(MS);
    }
    assertThat(run.rows()).allMatch(row -> row.sentNs - row.intendedNs < US);
    assertThat(run.outcome().waited()).isZero();
  }

  @Test
  void aStallIsInTheLatencyFromIntendedOfAllWhoWaitedAndTheScheduleDoesNotFollowIt()
      throws Exception {
    PlayedRun calm = PlayedRun.of(1, RATE + "connections: 1}", n -> answer(100 * US));
    PlayedRun stalled =
        PlayedRun.of(1, RATE + "connections: 1}", n -> answer(n == 50 ? 100 * MS : 100 * US));

    assertThat(intended(stalled)).isEqualTo(intended(calm));
    assertThat(stalled.rows().stream().filter(row -> row.doneNs - row.sentNs > MS)).hasSize(1);
    long late = stalled.rows().stream().filter(row -> row.doneNs - row.intendedNs > MS).count();
    assertThat(late).isBetween(100L, 120L);
    assertThat(stalled.outcome().waited()).isBetween(100L, 120L);
    Exchange next = stalled.rows().get(51);
    assertThat(next.doneNs - next.intendedNs).isBetween(99 * MS, 100 * MS);
    assertThat(next.doneNs - next.sentNs).isLessThan(101 * US);
  }

  @Test
  void requestsThatWaitAreSentInTheOrderOfTheSchedule() throws Exception {
    PlayedRun run =
        PlayedRun.of(1, RATE + "connections: 2}", n -> answer(n % 40 == 0 ? 30 * MS : 100 * US));

    for (int i = 1; i < run.rows().size(); i++) {
      assertThat(run.rows().get(i).sentNs).isGreaterThan(run.rows().get(i - 1).sentNs);
    }
  }

  @Test
  void aRequestThatWaitsLongerThanTheTimeoutEndsWithoutAConnection() throws Exception {
    PlayedRun run =
        PlayedRun.of(
            1,
            RATE + "connections: 1, timeout: 20ms}",
            n -> n == 10 ? PlayedNetwork.NEVER : answer(100 * US));

    List<Exchange> late =
        run.rows().stream().filter(row -> row.kind() == ErrorKind.TIMEOUT).toList();
    assertThat(late).isNotEmpty().allMatch(row -> row.doneNs - row.intendedNs >= 20 * MS);
    assertThat(late.subList(1, late.size())).allMatch(row -> row.connection < 0 && row.sentNs < 0);
    assertThat(run.rows()).hasSize(200);
  }

  @Test
  void aServerThatNeverAnswersEndsTheRunAndEveryRequestHasItsRow() throws Exception {
    PlayedRun run =
        PlayedRun.of(2, RATE + "connections: 2, timeout: 50ms}", n -> PlayedNetwork.NEVER);

    assertThat(run.stop().cause().orElseThrow().reason()).isEqualTo(Stop.Reason.TARGET_GONE);
    assertThat(run.rows()).hasSize((int) run.outcome().requests());
    assertThat(run.errors()).containsAnyOf("timeout").doesNotContain("");
  }

  @Test
  void theArmsShareOneScheduleAndNeverMeetInASlot() throws Exception {
    PlayedRun run = PlayedRun.of(2, RATE + "connections: 2}", n -> answer(100 * US));

    assertThat(intended(run)).doesNotHaveDuplicates().isSorted();
    for (int pair = 0; pair < 200; pair++) {
      assertThat(run.rows().get(2 * pair).arm).isNotEqualTo(run.rows().get(2 * pair + 1).arm);
    }
  }

  @Test
  void aBurstIsDueAtOneTime() throws Exception {
    PlayedRun run =
        PlayedRun.of(
            1,
            "{model: burst, rate: 100, bursts: [5], requests: 20, warmup: 0, connections: 8}",
            n -> answer(US));

    for (int i = 0; i < 20; i++) {
      assertThat(intended(run).get(i)).isEqualTo(intended(run).get(i / 5 * 5));
    }
  }

  @Test
  void aGapFromTheResponseBeginsWhenTheLastResponseIsThere() throws Exception {
    PlayedRun run =
        PlayedRun.of(
            2,
            "{bursts: [3, 1], gap: {shift: 200ms, from: response}, requests: 8, warmup: 0,"
                + " connections: 4}",
            n -> answer(n % 3 * 70 * MS));

    List<List<Exchange>> slots = slots(run);
    assertThat(slots).extracting(List::size).containsExactly(3, 3, 1, 1, 3, 3, 1, 1);
    for (int i = 1; i < slots.size(); i++) {
      long doneNs = slots.get(i - 1).stream().mapToLong(row -> row.doneNs).max().orElseThrow();
      assertThat(slots.get(i)).allMatch(row -> row.intendedNs - doneNs == 200 * MS);
    }
  }

  /** The requests that are due together, in the order of time. */
  private static List<List<Exchange>> slots(PlayedRun run) {
    return List.copyOf(
        run.rows().stream()
            .collect(groupingBy(row -> row.intendedNs, TreeMap::new, toList()))
            .values());
  }
}

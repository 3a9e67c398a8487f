// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hookbench.macro.load.connection.PlayedNetwork.answer;

import java.util.ArrayList;
import java.util.List;
import org.hookbench.macro.load.connection.PlayedNetwork;
import org.hookbench.macro.load.connection.PlayedNetwork.Reply;
import org.hookbench.macro.load.sample.Exchange;
import org.hookbench.macro.load.schedule.PairOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ClosedLoopTest {
  private static final long US = 1_000;
  private static final long MS = 1_000_000;

  @Test
  void pairsComeOneAfterTheOtherWithTheirArmsInTheSeededOrder() throws Exception {
    PlayedRun run = PlayedRun.of(2, "{requests: 50, warmup: 5}", n -> answer(100 * US));

    assertThat(run.rows()).hasSize(110);
    assertThat(run.outcome().requests()).isEqualTo(110);
    int[] order = new int[2];
    long lastDoneNs = 0;
    for (Exchange row : run.rows()) {
      new PairOrder(PlayedRun.SEED).fill(row.seq / 2, order);
      assertThat(row.arm).isEqualTo(order[(int) (row.seq % 2)]);
      assertThat(row.intendedNs).isEqualTo(row.sentNs).isGreaterThanOrEqualTo(lastDoneNs);
      assertThat(row.doneNs - row.sentNs).isBetween(100 * US, 101 * US);
      lastDoneNs = row.doneNs;
    }
  }

  @Test
  void eachConnectionHasOneRequestUnderWayAtATime() throws Exception {
    PlayedRun run =
        PlayedRun.of(1, "{requests: 60, warmup: 0, connections: 3}", n -> answer((1 + n % 7) * US));

    for (int connection = 0; connection < 3; connection++) {
      List<Exchange> own = new ArrayList<>(run.rows());
      int number = connection;
      own.removeIf(row -> row.connection != number);
      own.sort(java.util.Comparator.comparingLong(row -> row.sentNs));
      assertThat(own).isNotEmpty();
      for (int i = 1; i < own.size(); i++) {
        assertThat(own.get(i).sentNs).isGreaterThanOrEqualTo(own.get(i - 1).doneNs);
      }
    }
  }

  @Test
  void aClientThinksBetweenAResponseAndItsNextRequest() throws Exception {
    PlayedRun run =
        PlayedRun.of(1, "{requests: 20, warmup: 0, thinkTime: 3ms}", n -> answer(50 * US));

    for (int i = 1; i < run.rows().size(); i++) {
      long pauseNs = run.rows().get(i).sentNs - run.rows().get(i - 1).doneNs;
      assertThat(pauseNs).isBetween(3 * MS, 3 * MS + US);
    }
  }

  @Test
  void aRunByTimeEndsWithTheFirstPairAfterIt() throws Exception {
    PlayedRun run = PlayedRun.of(1, "{duration: 10ms, warmup: 0}", n -> answer(MS));

    assertThat(run.rows()).hasSize(10);
  }

  @ParameterizedTest(name = "a server that {0}: {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          answers                   | 'HTTP/1.1 200 OK\\nContent-Length: 1\\n\\nx'  | false | 200 | ''
          closes without an answer  | ''                                            | true  | 0   | closed
          closes in the head        | 'HTTP/1.1 200 OK\\nContent-'                  | true  | 0   | closed
          sends less than it says   | 'HTTP/1.1 200 OK\\nContent-Length: 9\\n\\nx'  | true  | 200 | length
          sends more than it says   | 'HTTP/1.1 200 OK\\nContent-Length: 1\\n\\nxy' | false | 200 | length
          ends the body by closing  | 'HTTP/1.1 200 OK\\n\\nx'                      | true  | 200 | ''
          has an error              | 'HTTP/1.1 500 No\\nContent-Length: 1\\n\\nx'  | false | 500 | status
          speaks something else     | 'SSH-2.0-OpenSSH_9.2\\n\\n'                   | false | 0   | malformed
          """)
  void whatAServerDoesIsARowOfItsKind(
      String what, String bytes, boolean closes, int status, String error) throws Exception {
    String text = bytes.replace("\\n", "\r\n");
    PlayedRun run =
        PlayedRun.of(1, "{requests: 3, warmup: 0}", n -> new Reply(5 * US, text, closes));

    assertThat(run.errors()).containsOnly(error).hasSize(3);
    assertThat(run.rows())
        .allMatch(row -> error.equals("malformed") || status == 0 || row.status == status);
    assertThat(run.stop().asked()).isFalse();
  }

  @Test
  void aServerThatNeverAnswersIsATimeoutAndAfterThreeOfThemTheEnd() throws Exception {
    PlayedRun run =
        PlayedRun.of(1, "{requests: 100, warmup: 0, timeout: 50ms}", n -> PlayedNetwork.NEVER);

    assertThat(run.errors()).containsOnly("timeout").hasSize(3);
    assertThat(run.rows()).allMatch(row -> row.doneNs - row.sentNs >= 50 * MS);
    assertThat(run.rows()).allMatch(row -> row.firstByteNs < 0);
    assertThat(run.stop().cause().orElseThrow().reason()).isEqualTo(Stop.Reason.TARGET_GONE);
  }

  @Test
  void aServerThatRefusesConnectionsEndsTheRunAfterTenOfThem() throws Exception {
    PlayedRun run = PlayedRun.of(1, "{requests: 100, warmup: 0}", n -> PlayedNetwork.REFUSES);

    assertThat(run.errors()).containsOnly("connect").hasSize(10);
    assertThat(run.rows()).allMatch(row -> row.sentNs < 0);
    assertThat(run.stop().cause().orElseThrow().message()).contains("'connect'");
  }

  @Test
  void oneBadAnswerAmongGoodOnesIsOneRowAndTheRunGoesOn() throws Exception {
    PlayedRun run =
        PlayedRun.of(
            2, "{requests: 10, warmup: 0}", n -> n == 7 ? new Reply(US, "", true) : answer(US));

    assertThat(run.errors()).containsOnlyOnce("closed").hasSize(20);
    assertThat(run.rows().get(7).error).isEqualTo("closed");
  }
}

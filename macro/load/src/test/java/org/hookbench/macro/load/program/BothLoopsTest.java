// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hookbench.macro.load.connection.LocalPorts;
import org.hookbench.macro.load.loop.LoopConfig;
import org.hookbench.macro.load.loop.Stop;
import org.hookbench.macro.load.oracle.OracleServer;
import org.hookbench.macro.load.sample.ErrorKind;
import org.hookbench.macro.load.sample.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the program does is what the loop in the JVM does. */
@Timeout(60)
class BothLoopsTest {
  @TempDir Path directory;
  private OracleServer oracle;

  @BeforeEach
  void start() throws IOException {
    oracle = new OracleServer(0, false);
  }

  @AfterEach
  void stop() throws IOException {
    oracle.close();
  }

  private LoopRun run(int arms, String path, String load) throws IOException {
    return new LoopRun(
        List.of("/", "/a", "/b").subList(0, arms).stream()
            .map(own -> oracle.url(path.isEmpty() ? own : path))
            .toList(),
        load,
        LoopConfig.NO_SWITCH);
  }

  @Test
  void theSeedGivesEachPairTheSameOrder() throws Exception {
    String load = "{requests: 300, warmup: 7, connections: 4}";
    List<Exchange> jvm = run(3, "", load).byJvm();
    List<Exchange> program = run(3, "", load).byProgram(directory);

    assertThat(program).hasSize(3 * 307);
    assertThat(program).extracting(e -> e.arm).isEqualTo(jvm.stream().map(e -> e.arm).toList());
  }

  @Test
  void theSeedGivesEachPairTheSameKindOfRequest() throws Exception {
    String load =
        "{requests: 200, warmup: 0, connections: 2, mix: [{weight: 3, path: '/?bytes=1'},"
            + " {weight: 1, path: '/?bytes=500'}, {weight: 1, method: HEAD, path: '/'}]}";
    List<Exchange> jvm = run(2, "", load).byJvm();
    List<Exchange> program = run(2, "", load).byProgram(directory);

    assertThat(program).extracting(e -> e.bytes).isEqualTo(jvm.stream().map(e -> e.bytes).toList());
    assertThat(program).extracting(e -> e.error).isEqualTo(jvm.stream().map(e -> e.error).toList());
    assertThat(program).extracting(Exchange::kind).contains(ErrorKind.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{model: open, rate: 2000, arrivals: poisson, requests: 200, warmup: 20}",
        "{model: open, rate: 1000, rampTo: 3000, duration: 100ms, warmup: 20}",
        "{model: burst, rate: 200, bursts: [5, 1], requests: 100, warmup: 10, connections: 3}",
        "{bursts: [3, 1], gap: {shift: 2ms, scale: 3ms}, requests: 40, warmup: 4, connections: 3}"
      })
  void requestsAreDueAtTheSameTimes(String load) throws Exception {
    List<Exchange> jvm = run(2, "", load).byJvm();
    LoopRun run = run(2, "", load);
    List<Exchange> program = run.byProgram(directory);

    assertThat(program).extracting(e -> e.arm).isEqualTo(jvm.stream().map(e -> e.arm).toList());
    assertThat(sinceFirst(program)).isEqualTo(sinceFirst(jvm));
    assertThat(program).allMatch(e -> e.sentNs >= e.intendedNs);
    assertThat(run.outcome().lateness().getTotalCount()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theConnectionsOfAnArmTakeTurnsAmongItsEndpoints(boolean jvm) throws Exception {
    String pool = oracle.url("/?bytes=1000") + " " + oracle.url("/?bytes=2000");
    LoopRun run =
        new LoopRun(
            List.of(pool, pool), "{requests: 40, warmup: 0, connections: 4}", LoopConfig.NO_SWITCH);
    List<Exchange> rows = jvm ? run.byJvm() : run.byProgram(directory);

    assertThat(rows).hasSize(80).allMatch(e -> e.kind() == ErrorKind.NONE);
    assertThat(rows).extracting(e -> e.connection).contains(0, 1, 2, 3);
    assertThat(rows).allMatch(e -> e.bytes > 1500 == (e.connection % 2 == 1));
  }

  private static List<Long> sinceFirst(List<Exchange> rows) {
    return rows.stream().map(e -> e.intendedNs - rows.get(0).intendedNs).toList();
  }

  @Test
  void noResponseIsSeenBeforeTheServerGaveIt() throws Exception {
    List<Exchange> rows =
        run(1, "/?delay=3ms", "{requests: 50, warmup: 0, connections: 3}").byProgram(directory);

    assertThat(rows).hasSize(50).allMatch(e -> e.intendedNs == e.sentNs);
    assertThat(rows).allMatch(e -> e.firstByteNs - e.sentNs >= 3_000_000);
    assertThat(rows).allMatch(e -> e.doneNs >= e.firstByteNs);
  }

  @Test
  void whoCannotWriteItsSamplesIsNotSentToTheOtherLoop() throws IOException {
    Files.createDirectory(directory.resolve(".rows"));
    LoopRun run = run(1, "", "{requests: 5, warmup: 0}");

    assertThatThrownBy(() -> run.byProgram(directory))
        .hasMessageContaining("cannot be written: Is a directory")
        .hasMessageEndingWith("free some disk, or give another --out");
  }

  @Test
  void aClientPausesBetweenItsRequests() throws Exception {
    List<Exchange> rows =
        run(1, "", "{requests: 30, warmup: 0, thinkTime: 2ms}").byProgram(directory);

    for (int i = 1; i < rows.size(); i++) {
      assertThat(rows.get(i).sentNs - rows.get(i - 1).doneNs).isGreaterThanOrEqualTo(2_000_000);
    }
  }

  @Test
  void fullMemoryIsWrittenBetweenRequestsAndCounted() throws Exception {
    LoopRun run = run(2, "", "{duration: 300ms, warmup: 0, connections: 3}");
    List<Exchange> rows = run.byProgram(directory, null, 64);

    assertThat(run.outcome().writerBehind()).isPositive();
    assertThat(rows).hasSize((int) run.outcome().requests()).hasSizeGreaterThan(64);
    assertThat(rows).allMatch(e -> e.kind() == ErrorKind.NONE && e.doneNs > 0);
  }

  private Thread stopAfter(long requests, LoopRun run) {
    Thread stopper =
        new Thread(
            () -> {
              while (oracle.requests() < requests) {
                Thread.onSpinWait();
              }
              run.stop().because(Stop.Reason.INTERRUPTED, "enough");
            });
    stopper.start();
    return stopper;
  }

  @ParameterizedTest
  @ValueSource(strings = {"{requests: 1000000", "{model: open, rate: 100, duration: 60s"})
  void whoStopsItGetsWhatWasMeasured(String load) throws Exception {
    LoopRun run = run(2, "", load + ", warmup: 0, connections: 2}");
    Thread stopper = stopAfter(20, run);
    List<Exchange> rows = run.byProgram(directory);
    stopper.join();

    assertThat(rows).hasSizeBetween(20, 1_000_000).hasSize((int) run.outcome().requests());
    assertThat(rows.size() % 2).isZero();
    assertThat(directory).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoStopsItInALongGapDoesNotWaitForItsEnd(boolean jvm) throws Exception {
    String load = "{bursts: [4], gap: {shift: 1h}, requests: 8, warmup: 0, connections: 4}";
    LoopRun run = run(1, "", load);
    Thread stopper = stopAfter(4, run);
    List<Exchange> rows = jvm ? run.byJvm() : run.byProgram(directory);
    stopper.join();

    assertThat(rows).hasSize((int) run.outcome().requests()).hasSizeBetween(4, 8);
    assertThat(rows.subList(0, 4)).allMatch(e -> e.kind() == ErrorKind.NONE);
    assertThat(rows.subList(4, rows.size())).allMatch(e -> e.kind() == ErrorKind.INTERRUPTED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void moreErrorsThanTheBudgetEndItAfterAHundredRequests(boolean jvm) throws Exception {
    LoopRun run = run(1, "", "{requests: 5000, warmup: 0, expectStatus: 201, errors: 99.5%}");
    List<Exchange> rows = jvm ? run.byJvm() : run.byProgram(directory);

    assertThat(rows).hasSizeBetween(100, 110);
    assertThat(run.stop().cause().orElseThrow().reason()).isEqualTo(Stop.Reason.TOO_MANY_ERRORS);
    assertThat(run.stop().cause().orElseThrow().message())
        .contains("100 requests have failed, more than load.errors: 99.5%", "'status'");
  }

  @Test
  void whoStopsItDoesNotWaitForASilentServer() throws Exception {
    LoopRun run = run(2, "/?fault=silence&for=60s", "{requests: 10, warmup: 0, thinkTime: 1m}");
    Thread stopper = stopAfter(1, run);
    List<Exchange> rows = run.byProgram(directory);
    stopper.join();

    assertThat(rows)
        .extracting(Exchange::kind)
        .containsExactly(ErrorKind.INTERRUPTED, ErrorKind.INTERRUPTED);
  }

  @Test
  void anArmWithoutAFreePortEndsTheRun() throws Exception {
    Path range = Files.writeString(directory.resolve("range"), "42342\t42345\n");
    LoopRun run =
        new LoopRun(
            List.of(oracle.url("/"), oracle.url("/")),
            "{requests: 1000, warmup: 0, connections: 3}",
            10);
    run.byProgram(directory, LocalPorts.of(range, message -> {}), Plan.MOST_ROWS);

    assertThat(run.stop().cause().orElseThrow().reason()).isEqualTo(Stop.Reason.NO_LOCAL_PORT);
    assertThat(run.stop().cause().orElseThrow().message()).contains("local port from 4234");
    assertThat(run.setups()).anyMatch(setup -> !setup.error().isEmpty());
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.results.ConnectionSetup;
import org.hookbench.experiment.results.Sample;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.experiment.results.Warning;
import org.hookbench.macro.load.http.HttpTarget;
import org.hookbench.macro.load.measurement.Measurement;
import org.hookbench.macro.load.oracle.OracleServer;
import org.hookbench.macro.load.result.LoadResult;
import org.hookbench.macro.load.sample.Csv;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FaultsTest {
  /** Two faults; a machine that is busy answers the other requests in time. */
  private static final String FEW = "{requests: 20, warmup: 0, timeout: 1s";

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

  /** The loop that is tested; the same tests hold for both. */
  String loop() {
    return "jvm";
  }

  private Load.Http load(String text) throws IOException {
    return Json.yaml()
        .readValue(text.replaceFirst("[{]", "{loop: " + loop() + ", "), Load.Http.class);
  }

  private LoadResult run(String path, String load) throws Exception {
    Load.Http asked = load(load);
    return new Measurement(List.of(HttpTarget.of("none", oracle.url(path))), asked, 1, directory)
        .run(kept -> {});
  }

  private List<String[]> rows() throws IOException {
    return Csv.rows(directory.resolve(Sample.FILE));
  }

  private void assertSeqHasNoGaps() throws IOException {
    List<String[]> rows = rows();
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i)[0]).isEqualTo(Integer.toString(i));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "reset, reset",
    "close, closed",
    "short, length",
    "long, length",
    "malformed, malformed",
    "silence&for=30s, timeout"
  })
  void everyTenthRequestFailsInItsWayAndTheOthersGoOn(String fault, String kind) throws Exception {
    LoadResult result = run("/?every=10&fault=" + fault, FEW + "}");

    assertThat(result.status()).isEqualTo(TrialStatus.FINISHED);
    assertThat(result.arms().get("none").errorsByKind()).containsExactly(Map.entry(kind, 2L));
    assertThat(result.warnings()).extracting(Warning::code).contains("request-errors");
    assertThat(rows()).hasSize(20).filteredOn(row -> row[9].equals(kind)).hasSize(2);
    assertThat(Csv.rows(directory.resolve(ConnectionSetup.FILE))).hasSizeBetween(2, 3);
    assertSeqHasNoGaps();
  }

  @ParameterizedTest
  @CsvSource({"reset, reset", "close, closed", "short, length", "silence&for=30s, timeout"})
  void oneWhoPollsSeesTheSameFaults(String fault, String kind) throws Exception {
    LoadResult result = run("/?every=10&fault=" + fault, FEW + ", spin: 1s}");

    assertThat(result.arms().get("none").errorsByKind()).containsExactly(Map.entry(kind, 2L));
    assertSeqHasNoGaps();
  }

  @ParameterizedTest
  @ValueSource(strings = {"length", "chunked", "close"})
  void bodiesAreReadHoweverTheyEnd(String framing) throws Exception {
    LoadResult result =
        run("/?bytes=100000&framing=" + framing, "{requests: 30, warmup: 0, expectBytes: 100000}");

    assertThat(result.arms().get("none").errors()).isZero();
    assertThat(result.arms().get("none").bytes()).isGreaterThan(30 * 100_000L);
  }

  @Test
  void requestsWithBodiesAreAnsweredToo() throws Exception {
    LoadResult result = run("/", "{requests: 5, warmup: 0, method: POST, bodyBytes: 100000}");

    assertThat(result.arms().get("none").errors()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "/?status=404, '{requests: 5, warmup: 0}', status",
    "/?bytes=9, '{requests: 5, warmup: 0, expectBytes: 10}', length"
  })
  void whatIsNotAsExpectedIsAnError(String path, String load, String kind) throws Exception {
    assertThat(run(path, load).arms().get("none").errorsByKind()).containsEntry(kind, 5L);
  }

  @Test
  void answersThatComeInPiecesHaveAFirstByteBeforeTheirEnd() throws Exception {
    run("/?fault=drip&for=5ms", "{requests: 3, warmup: 0}");

    assertThat(rows())
        .hasSize(3)
        .allSatisfy(
            row -> assertThat(Long.parseLong(row[6])).isGreaterThan(Long.parseLong(row[5])));
  }

  @Test
  void aThousandMalformedResponsesAreAThousandRows() throws Exception {
    LoadResult result =
        run("/?fault=malformed", "{requests: 1000, warmup: 0, connections: 4, timeout: 1s}");

    assertThat(result.status()).isEqualTo(TrialStatus.FINISHED);
    assertThat(result.arms().get("none").errorsByKind()).containsEntry("malformed", 1000L);
    assertSeqHasNoGaps();
  }

  @Test
  void aStallShowsInTheLatencyFromIntendedOfAllWhoHadToWait() throws Exception {
    run(
        "/?fault=stall&for=1s&at=300",
        "{model: open, rate: 1000, requests: 1500, warmup: 0, connections: 2}");

    long waitedHalfASecond =
        rows().stream()
            .filter(row -> Long.parseLong(row[6]) - Long.parseLong(row[3]) > 500_000_000L)
            .count();
    long fromSent =
        rows().stream()
            .filter(row -> Long.parseLong(row[6]) - Long.parseLong(row[4]) > 500_000_000L)
            .count();
    // A second at 1000/s; more wait for longer where the machine is too busy for the rate.
    assertThat(waitedHalfASecond).isGreaterThanOrEqualTo(400L);
    assertThat(fromSent).isLessThan(waitedHalfASecond / 10);
    assertSeqHasNoGaps();
  }

  @Test
  void requestsThatNeverGotAConnectionAreRowsToo() throws Exception {
    LoadResult result =
        run(
            "/?fault=silence&for=60s",
            "{model: open, rate: 100, requests: 20, warmup: 0, connections: 1, timeout: 300ms}");

    assertThat(result.arms().get("none").errorsByKind()).containsEntry("timeout", 20L);
    assertThat(rows()).filteredOn(row -> row[4].isEmpty()).isNotEmpty();
    assertThat(result.warnings()).extracting(Warning::code).contains("connections-busy");
    assertSeqHasNoGaps();
  }

  @Test
  void keepAliveOffMakesAConnectionForEachRequest() throws Exception {
    run("/", "{requests: 20, warmup: 0, keepAlive: false}");
    assertThat(Csv.rows(directory.resolve(ConnectionSetup.FILE))).hasSize(20);
  }

  @Test
  void aConnectionIsClosedAfterItsRequests() throws Exception {
    run("/", "{requests: 20, warmup: 0, requestsPerConnection: 5}");
    assertThat(Csv.rows(directory.resolve(ConnectionSetup.FILE))).hasSize(4);
  }

  @Test
  void aServerThatEndsInTheMiddleEndsTheRunWithAllRowsBefore() throws Exception {
    Thread killer =
        new Thread(
            () -> {
              while (oracle.requests() < 500) {
                Thread.onSpinWait();
              }
              try {
                oracle.close();
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    killer.start();
    LoadResult result = run("/", "{requests: 1000000, warmup: 0}");
    killer.join();

    assertThat(result.status()).isEqualTo(TrialStatus.FAILED);
    assertThat(result.reason()).contains("is gone");
    assertThat(rows()).filteredOn(row -> row[9].isEmpty()).hasSizeGreaterThanOrEqualTo(499);
    assertSeqHasNoGaps();
  }

  @ParameterizedTest
  @CsvSource({"open", "burst"})
  void anOpenDuetGivesEachPairBothArms(String model) throws Exception {
    String bursts = model.equals("burst") ? ", bursts: [7, 1]" : "";
    Load.Http load =
        load(
            String.format(
                Locale.ROOT,
                "{model: %s, rate: 500, requests: 100, warmup: 10, connections: 8%s}",
                model,
                bursts));
    LoadResult result =
        new Measurement(
                List.of(
                    HttpTarget.of("none", oracle.url("/")), HttpTarget.of("scan", oracle.url("/"))),
                load,
                1,
                directory)
            .run(kept -> {});

    assertThat(result.arms().get("scan").requests()).isEqualTo(100);
    List<String[]> rows = rows();
    assertThat(rows).hasSize(220);
    for (int i = 0; i < rows.size(); i += 2) {
      assertThat(rows.get(i)[1]).isNotEqualTo(rows.get(i + 1)[1]);
    }
    assertSeqHasNoGaps();
  }
}

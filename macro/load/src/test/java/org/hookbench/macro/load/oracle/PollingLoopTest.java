// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.oracle;

import static java.lang.Thread.State.TIMED_WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hookbench.testing.Awaiting.await;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.json.Json;
import org.hookbench.macro.load.http.HttpTarget;
import org.hookbench.macro.load.measurement.Measurement;
import org.hookbench.macro.load.result.LoadResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An oracle that polls. */
@Timeout(60)
class PollingLoopTest {
  private static final long MILLISECOND_NS = 1_000_000L;

  @TempDir Path directory;

  private LoadResult run(OracleServer oracle, String path, String load) throws Exception {
    Load.Http asked = Json.yaml().readValue(load, Load.Http.class);
    return new Measurement(List.of(HttpTarget.of("none", oracle.url(path))), asked, 1, directory)
        .run(kept -> {});
  }

  private static void ask(Socket socket, String path) throws IOException {
    String request = "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
  }

  private List<long[]> rows(Path record) throws Exception {
    await(() -> Files.exists(record));
    return Files.readAllLines(record).stream()
        .map(row -> row.split(","))
        .map(c -> new long[] {Long.parseLong(c[0]), Long.parseLong(c[1]), Long.parseLong(c[2])})
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"1", "8"})
  void everyAnswerIsWrittenDownWithItsConnectionAndComesAfterItsDelay(int connections)
      throws Exception {
    Path record = directory.resolve("service.csv");
    try (OracleServer oracle = OracleServer.recording(0, record)) {
      run(oracle, "/?delay=1ms", "{requests: 80, warmup: 0, connections: " + connections + "}");

      List<long[]> rows = rows(record);
      assertThat(rows).hasSize(80);
      assertThat(rows).extracting(row -> row[0]).contains(0L, connections - 1L);
      assertThat(rows)
          .allSatisfy(row -> assertThat(row[2] - row[1]).isGreaterThanOrEqualTo(MILLISECOND_NS));
      for (int c = 0; c < connections; c++) {
        assertAnswersFollowEachOther(rows, c);
      }
      assertThat(oracle.requests()).isEqualTo(80);
    }
  }

  private static void assertAnswersFollowEachOther(List<long[]> rows, int connection) {
    AtomicLong lastNs = new AtomicLong(Long.MIN_VALUE);
    assertThat(rows.stream().filter(row -> row[0] == connection))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row[1]).isGreaterThan(lastNs.get());
              lastNs.set(row[2]);
            });
  }

  @Test
  void connectionsButTheFirstMayBeAnsweredAfterAnotherTime() throws Exception {
    Path record = directory.resolve("service.csv");
    try (OracleServer oracle = OracleServer.recording(0, record)) {
      run(oracle, "/?delay=20ms&others=50us", "{requests: 120, warmup: 0, connections: 3}");

      assertThat(rows(record))
          .hasSize(120)
          .allSatisfy(
              row ->
                  assertThat(row[2] - row[1])
                      .isGreaterThanOrEqualTo(row[0] == 0 ? 20 * MILLISECOND_NS : 50_000))
          .filteredOn(row -> row[0] == 0)
          .hasSizeBetween(1, 30);
    }
  }

  @Test
  void requestsThatComeAtOnceAreAnsweredOneAfterTheOther() throws Exception {
    Path record = directory.resolve("service.csv");
    try (OracleServer oracle = OracleServer.recording(0, record);
        Socket socket = new Socket("127.0.0.1", oracle.port())) {
      ask(socket, "/?delay=600ms&bytes=5");
      await(() -> oracle.requests() == 1);
      ask(socket, "/?delay=600ms&bytes=5");
      int bytes = "HTTP/1.1 200 X\r\nContent-Length: 5\r\n\r\nxxxxx".length();

      assertThat(socket.getInputStream().readNBytes(2 * bytes)).hasSize(2 * bytes);
      assertThat(oracle.requests()).isEqualTo(2);
      socket.shutdownOutput();
      List<long[]> rows = rows(record);
      assertThat(rows).hasSize(2);
      assertAnswersFollowEachOther(rows, 0);
    }
  }

  @Test
  void aClientThatSaysNoMoreStillGetsItsAnswer() throws Exception {
    try (OracleServer oracle = new OracleServer(0, true);
        Socket socket = new Socket("127.0.0.1", oracle.port())) {
      ask(socket, "/?delay=100ms&bytes=5");
      socket.shutdownOutput();

      assertThat(socket.getInputStream().readAllBytes()).asString().endsWith("xxxxx");
    }
  }

  @Test
  void itRestsWhereARequestSaysSoAndStillTakesNewConnections() throws Exception {
    try (OracleServer oracle = new OracleServer(0, true);
        Socket waits = new Socket("127.0.0.1", oracle.port())) {
      ask(waits, "/?delay=30s&rest");
      await(
          () ->
              Thread.getAllStackTraces().keySet().stream()
                  .anyMatch(t -> t.getName().equals("oracle") && t.getState() == TIMED_WAITING));

      assertThat(run(oracle, "/", "{requests: 5, warmup: 0}").arms().get("none").errors()).isZero();
      assertThat(oracle.requests()).isEqualTo(6);
      assertThat(waits.getInputStream().available()).isZero();
    }
  }

  @Test
  void eachRunIsWrittenDownForItself() throws Exception {
    Path record = directory.resolve("service.csv");
    try (OracleServer oracle = OracleServer.recording(0, record)) {
      run(oracle, "/", "{requests: 30, warmup: 0, connections: 3}");
      assertThat(rows(record)).hasSize(30);
      Files.delete(record);
      run(oracle, "/", "{requests: 20, warmup: 0, connections: 2}");

      assertThat(rows(record)).hasSize(20).extracting(row -> row[0]).containsOnly(0L, 1L);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/?bytes=100000, '{requests: 30, warmup: 0, expectBytes: 100000}'",
    "/?bytes=100000&framing=chunked, '{requests: 30, warmup: 0, expectBytes: 100000}'",
    "/?bytes=1000&framing=close, '{requests: 30, warmup: 0, connections: 3, expectBytes: 1000}'",
    "/, '{requests: 5, warmup: 0, method: POST, bodyBytes: 100000}'",
    "/, '{requests: 20, warmup: 0, keepAlive: false}'"
  })
  void requestsAndAnswersOfAnyFormAreServed(String path, String load) throws Exception {
    try (OracleServer oracle = new OracleServer(0, true)) {
      assertThat(run(oracle, path, load).arms().get("none").errors()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/?fault=reset, 501, start it without --spin",
    "/?delay=soon, 400, soon",
    "/?framing=none, 400, NONE"
  })
  void whatItCannotDoIsRefusedAndTheOthersGoOn(String path, int status, String why)
      throws Exception {
    try (OracleServer oracle = new OracleServer(0, true)) {
      HttpResponse<String> response =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(oracle.url(path))).build(),
                  HttpResponse.BodyHandlers.ofString());

      assertThat(response.statusCode()).isEqualTo(status);
      assertThat(response.body()).contains(why);
      assertThat(run(oracle, "/", "{requests: 5, warmup: 0}").arms().get("none").errors()).isZero();
    }
  }

  @Test
  void aServerThatWasClosedIsGone() throws Exception {
    OracleServer oracle = new OracleServer(0, true);
    oracle.close();

    assertThat(run(oracle, "/", "{requests: 10, warmup: 0}").reason()).contains("is gone");
  }
}

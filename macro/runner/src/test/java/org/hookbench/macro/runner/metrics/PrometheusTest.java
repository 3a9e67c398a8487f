// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hookbench.experiment.Metrics;
import org.hookbench.experiment.results.Warning;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that answers as the HTTP API of Prometheus is documented to. */
class PrometheusTest {
  private static final Instant START = Instant.ofEpochSecond(1000);
  private static final Instant END = Instant.ofEpochSecond(1010);
  private static final String ONE_SERIES =
      """
      {"status":"success","data":{"resultType":"matrix","result":[
        {"metric":{"cpu":"0"},"values":[[1000.5,"1.5"],[1002.5,"NaN"],[1008.5,"2.5"]]}]}}
      """;
  private static final String TARGETS =
      """
      {"status":"success","data":{"activeTargets":[
        {"scrapeInterval":"15s"},{"scrapeInterval":"2s"}]}}
      """;
  @TempDir Path folder;
  private HttpServer server;
  private String answer = ONE_SERIES;
  private String asked;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer("/api/v1/query", () -> answer);
    answer("/api/v1/query_range", () -> answer);
    answer("/api/v1/targets", () -> TARGETS);
    server.start();
  }

  private void answer(String path, Supplier<String> text) {
    server.createContext(
        path,
        exchange -> {
          String call = URLDecoder.decode(exchange.getRequestURI() + "", StandardCharsets.UTF_8);
          asked = path.endsWith("targets") ? asked : call;
          byte[] body = text.get().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private List<Warning> write(String... addresses) throws IOException {
    return ask("rate(x[5s])", addresses);
  }

  private List<Warning> ask(String query, String... addresses) throws IOException {
    Metrics metrics = new Metrics(List.of(addresses), Map.of("node_cpu", query), null);
    return new Prometheus(metrics).write(folder, START, END);
  }

  private List<String> rows() throws IOException {
    return Files.readAllLines(folder.resolve(Prometheus.FILE)).stream()
        .map(row -> row.replace(address(), "A").replace(",\"{\"\"cpu\"\":\"\"0\"\"}\",", ",CPU,"))
        .toList();
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Test
  void asksForTheTimeOfTheTrialInStepsOfTheScrapeInterval() throws IOException {
    write(address() + "/");

    assertThat(asked)
        .contains("query_range?", "query=rate(x[5s])", "start=1000.000", "end=1010.000")
        .contains("step=2.000");
  }

  @Test
  void asksForTheSamplesOfASelectorAsTheyWereScraped() throws IOException {
    ask("x{pod=\"a\"}", address());

    assertThat(asked).contains("/query?time=1010.000", "query=x{pod=\"a\"}[10s]");
  }

  @Test
  void writesTimesAsTheyAreNoFigureForNaNAndARowForAGap() throws IOException {
    assertThat(write(address())).isEmpty();

    assertThat(rows())
        .containsExactly(
            "server,query,series,second,value,interval_seconds",
            "A,node_cpu,CPU,0.500,1.5,2.000",
            "A,node_cpu,CPU,2.500,,2.000",
            "A,node_cpu,CPU,4.500,,2.000",
            "A,node_cpu,CPU,8.500,2.5,2.000");
  }

  @Test
  void asksEachServerAndIsContentWithOneThatHasIt() throws IOException {
    assertThat(write("http://127.0.0.1:1", address())).isEmpty();

    assertThat(rows()).hasSize(5).allMatch(row -> row.startsWith("A,") || row.startsWith("server"));
  }

  @Test
  void aServerThatDoesNotAnswerIsAFault() {
    Metrics metrics = new Metrics(List.of(address()), Map.of("a", "a"), null);
    assertThat(Prometheus.fault(metrics)).isEmpty();
    stop();
    assertThat(Prometheus.fault(metrics).orElseThrow()).contains("does not answer at", address());
  }

  @Test
  void theCatalogueOfKubernetesIsThereAndTheUsersOwnQueryGoesBeforeIt() {
    Metrics metrics =
        new Metrics(List.of("http://a"), Map.of("restarts", "mine"), Metrics.Catalogue.KUBERNETES);
    assertThat(Queries.of(metrics))
        .hasSizeGreaterThan(25)
        .containsEntry("restarts", "mine")
        .containsEntry("replicas_available", "kube_deployment_status_replicas_available");
  }

  @Test
  void warnsOfAQueryWithoutASeries() throws IOException {
    answer = "{\"status\":\"success\",\"data\":{\"result\":[]}}";

    assertThat(write(address()))
        .singleElement()
        .matches(w -> w.code().equals("metrics-missing") && w.message().contains("node_cpu"));
  }

  @Test
  void warnsWithTheWordsOfTheServer() throws IOException {
    answer = "{\"status\":\"error\",\"error\":\"parse error at char 3\"}";

    assertThat(write(address()).get(0).message()).contains("parse error at char 3");
  }

  @Test
  void warnsOfAServerThatIsNotThere() throws IOException {
    stop();

    assertThat(write(address())).singleElement().matches(w -> w.code().equals("metrics-missing"));
  }
}

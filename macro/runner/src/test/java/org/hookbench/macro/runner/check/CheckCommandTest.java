// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.json.Json;
import org.hookbench.macro.runner.finding.Finding;
import org.hookbench.macro.runner.finding.Finding.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Environments of an experiment, against servers that the test plays. */
class CheckCommandTest {
  private static final String NO_SERIES = "{\"status\":\"success\",\"data\":{\"result\":[]}}";
  private static final Map<String, String> PROMETHEUS =
      Map.of(
          "/api/v1/status/buildinfo", "{\"status\":\"success\",\"data\":{\"version\":\"2.42.0\"}}",
          "query=up", "{\"status\":\"success\",\"data\":{\"result\":[{}]}}",
          "query=bad", "{\"status\":\"error\",\"error\":\"parse error\"}");
  private HttpServer server;
  private String url;

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String asked = exchange.getRequestURI().toString();
          String answer =
              PROMETHEUS.entrySet().stream()
                  .filter(e -> asked.endsWith(e.getKey()))
                  .map(Map.Entry::getValue)
                  .findFirst()
                  .orElse(NO_SERIES);
          exchange.sendResponseHeaders(200, answer.length());
          exchange.getResponseBody().write(answer.getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    server.start();
    url = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static List<Finding> findings(String sut, String environment) throws Exception {
    String yaml = "{name: t, sut: %s, environment: %s, arms: [none, 'null']}";
    return EnvironmentFindings.of(
        Json.yaml().readValue(yaml.formatted(sut, environment), Experiment.class));
  }

  @Test
  void endpointsAreAskedForAConnectionAndTheirTime() throws Exception {
    List<Finding> findings =
        findings("{urls: ['%s', 'http://127.0.0.1:1']}".formatted(url), "{kind: endpoints}");

    assertThat(findings)
        .extracting(f -> f.code() + " " + f.status())
        .containsExactly("endpoint OK", "endpoint-clock OK", "endpoint WARN");
    assertThat(findings.get(2).message()).contains("http://127.0.0.1:1 takes no connection");
    assertThat(findings.get(1).message()).containsPattern("ours: [+-][0-9.]+ ms ± [0-9.]+ ms");
  }

  @Test
  void prometheusIsAskedForEachQuery() throws Exception {
    List<Finding> findings =
        findings(
            "{app: hello}",
            "{prometheus: '%s', queries: {one: up, none: gone, wrong: bad}}".formatted(url));

    assertThat(findings)
        .extracting(f -> f.code() + " " + f.status())
        .containsExactlyInAnyOrder(
            "process-leftovers OK",
            "prometheus OK",
            "prometheus-clock OK",
            "prometheus-query OK",
            "prometheus-query WARN",
            "prometheus-query WARN");
    assertThat(findings)
        .extracting(Finding::message)
        .contains(
            "prometheus answers, version 2.42.0",
            "environment.queries.one: 1 series",
            "environment.queries.none: there is no series for it now",
            "environment.queries.wrong: parse error");
  }

  @Test
  void aPrometheusThatDoesNotAnswerIsWarnedOf() throws Exception {
    assertThat(findings("{app: hello}", "{prometheus: 'http://127.0.0.1:1', queries: {a: up}}"))
        .filteredOn(f -> f.code().equals("prometheus"))
        .singleElement()
        .matches(f -> f.status() == Status.WARN);
  }

  @Test
  void eachPlaceIsLookedAtOnce() throws Exception {
    String docker = "{kind: docker, host: 'unix:///no/such.sock', placement: %s}";
    String environments =
        "[" + docker.formatted("same-node") + ", " + docker.formatted("same-pod") + "]";
    assertThat(findings("{app: hello}", environments)).hasSize(1);
  }

  @Test
  void oneWarningMakesItUnfitAndIsCounted() {
    CheckReport good = CheckReport.of(List.of(Finding.ok("a", "b"), Finding.note("n", "o", "p")));
    CheckReport bad = CheckReport.of(List.of(Finding.warn("a", "b", "c")));

    assertThat(good.fit()).isTrue();
    assertThat(bad.fit()).isFalse();
    assertThat(bad.text()).contains("warn  b\n      -> c\n", "1 to look at");
    assertThat(Json.text(bad)).contains("\"hookbench/check/1\"", "\"status\" : \"warn\"");
  }

  @Test
  void anEnvironmentThatCannotBeUsedEndsTheCheckWithStatus1(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("e.yaml");
    Files.writeString(
        file,
        "{name: t, sut: {app: hello}, arms: [none, 'null'],"
            + " environment: {kind: kubernetes, context: no-such-context}}");

    assertThat(new CommandLine(new CheckCommand()).execute(file.toString()))
        .isEqualTo(ExitStatus.FAILED);
  }

  @Test
  void oneFailureMakesItUnusable() {
    CheckReport report =
        CheckReport.of(List.of(Finding.fail("a", "b", "c"), Finding.warn("a", "b", "c")));

    assertThat(report.usable()).isFalse();
    assertThat(report.fit()).isFalse();
    assertThat(report.text())
        .contains("fail  b\n      -> c\n", "Nothing can be measured here: 1 to repair");
  }

  @Test
  void strictFailsWhereAFindingWarns() {
    CheckReport warned =
        CheckReport.of(List.of(Finding.ok("a", "fine"), Finding.warn("b", "busy", "wait")));

    assertThat(CheckCommand.status(warned, false)).isEqualTo(ExitStatus.DONE);
    assertThat(CheckCommand.status(warned, true)).isEqualTo(ExitStatus.FAILED);
    assertThat(CheckCommand.status(CheckReport.of(List.of(Finding.ok("a", "fine"))), true))
        .isEqualTo(ExitStatus.DONE);
  }
}

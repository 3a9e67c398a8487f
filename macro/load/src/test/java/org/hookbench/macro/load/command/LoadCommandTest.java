// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.Program;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.results.Sample;
import org.hookbench.macro.load.sample.Csv;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LoadCommandTest {
  private record Asked(String line, String body) {}

  @TempDir Path directory;
  private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
  private final List<String> keys = Collections.synchronizedList(new ArrayList<>());
  private JdkServer server;

  @BeforeEach
  void startServer() throws IOException {
    server =
        JdkServer.start(
            exchange -> {
              String body = new String(exchange.getRequestBody().readAllBytes());
              keys.add(exchange.getRequestHeaders().getFirst("X-Key"));
              asked.add(new Asked(exchange.getRequestMethod() + exchange.getRequestURI(), body));
              exchange
                  .getResponseHeaders()
                  .add("Server-Timing", "cpu;dur=1.5, wall;dur=2, hop1;dur=3");
              exchange.sendResponseHeaders(200, -1);
              exchange.close();
            });
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  private int load(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("--out", directory.toString(), "--warmup", "0"));
    arguments.addAll(List.of(options));
    arguments.add(server.url() + "/x");
    return Program.run(new LoadCommand(), arguments.toArray(String[]::new));
  }

  @Test
  void anOracleThatSleepsKeepsNoRecord() {
    String record = directory.resolve("service.csv").toString();

    assertThat(Program.run(new LoadCommand(), "oracle", "--record", record))
        .isEqualTo(ExitStatus.BAD_INPUT);
  }

  @Test
  void kindsOfAMixAreChosenByTheirWeights() {
    assertThat(load("-n", "400", "--mix", "3 GET /a", "--mix", "1 HEAD /b")).isZero();

    assertThat(asked).extracting(Asked::line).containsOnly("GET/a", "HEAD/b").hasSize(400);
    assertThat(asked).filteredOn(a -> a.line().equals("GET/a")).hasSizeBetween(270, 330);
  }

  @Test
  void theBodyOfAFileArrivesWhole() throws IOException {
    Path file = Files.writeString(directory.resolve("body"), "keyword ".repeat(10_000));

    assertThat(load("-n", "3", "--body", "@" + file)).isZero();
    assertThat(asked).containsOnly(new Asked("POST/x", Files.readString(file))).hasSize(3);
  }

  @Test
  void aBodyOfALengthArrivesInThatLength() {
    assertThat(load("-n", "2", "--body-bytes", "70000")).isZero();
    assertThat(asked).hasSize(2).allSatisfy(a -> assertThat(a.body()).hasSize(70_000));
  }

  @Test
  void aRunInWhichNoRequestWasAnsweredHasFailed() {
    server.close();

    assertThat(load("-n", "3")).isEqualTo(ExitStatus.FAILED);
  }

  @Test
  void aRunInWhichNoRequestWasDueHasMeasuredNothing() {
    String[] words = "--warmup 1 --rate 1e-300 --duration 50ms --out".split(" ");
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.addAll(List.of(directory.toString(), server.url() + "/x"));

    assertThat(Program.run(new LoadCommand(), arguments.toArray(String[]::new)))
        .isEqualTo(ExitStatus.FAILED);
  }

  @Test
  void aMixThatIsNoneIsWrongUse() {
    assertThat(load("-n", "1", "--mix", "GET /a")).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(asked).isEmpty();
  }

  @Test
  void whatTheServerSaysThatItTookIsInTheSamples() throws IOException {
    assertThat(load("-n", "3", "--service-times", "--hops", "2")).isZero();

    try (Stream<Path> files = Files.walk(directory)) {
      Path samples = files.filter(f -> f.endsWith(Sample.FILE)).findFirst().orElseThrow();
      assertThat(Csv.lines(samples).get(0))
          .endsWith(",error,service_cpu_ns,service_wall_ns,hop_1_ns,hop_2_ns");
      assertThat(Csv.lines(samples))
          .filteredOn(row -> row.endsWith(",1500000,2000000,3000000,"))
          .hasSize(3);
    }
  }

  @Test
  void aSwitchSendsBothArmsToOneUrlAndSaysSoInThePlan() throws IOException {
    assertThat(load("--switch", "--renew", "5", "-n", "20")).isZero();

    assertThat(asked).hasSize(40);
    try (Stream<Path> files = Files.walk(directory)) {
      Path plan = files.filter(file -> file.endsWith("plan.json")).findFirst().orElseThrow();
      JsonNode parameters =
          Json.mapper().readTree(Files.readString(plan)).at("/scenarios/0/parameters");
      assertThat(parameters.at("/schedule").asText()).isEqualTo("switch");
      assertThat(parameters.at("/renew").asInt()).isEqualTo(5);
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "--renew 5",
        "--switch --renew 0",
        "--switch --agent 127.0.0.1:1",
        "--switch --arm none",
        "--switch --arm none --arm none",
        "--switch http://127.0.0.1:1/"
      })
  void aSwitchThatCannotBeIsWrongUse(String options) {
    assertThat(load(options.split(" "))).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"GET", "--mix=1 GET /a"})
  void theValueOfAHeaderIsSentButIsInNoFileOfTheResult(String kind) throws IOException {
    String option = kind.startsWith("--") ? kind : "--method=" + kind;
    assertThat(load("-n", "2", option, "-H", "X-Key: s3cret")).isZero();

    assertThat(keys).contains("s3cret");
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain("s3cret");
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"A: b\r\nC: d", "A b: c", "A: b\0c"})
  void aHeaderThatWouldBeMoreThanOneIsWrongUse(String header) {
    assertThat(load("-n", "1", "-H", header)).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(asked).isEmpty();
  }
}

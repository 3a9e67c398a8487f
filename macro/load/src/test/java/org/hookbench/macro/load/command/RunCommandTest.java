// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.command;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.hookbench.experiment.console.Program;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.results.Sample;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunCommandTest {
  @TempDir Path directory;
  private JdkServer server;

  @BeforeEach
  void startServer() throws IOException {
    server =
        JdkServer.start(
            exchange -> {
              exchange.sendResponseHeaders(200, 2);
              exchange.getResponseBody().write("ok".getBytes(US_ASCII));
              exchange.close();
            });
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  /** The loop that is tested; the same tests hold for both. */
  String loop() {
    return "jvm";
  }

  private int run(String targets, String load) throws IOException {
    Path spec = directory.resolve("spec.json");
    Files.writeString(
        spec,
        "{\"schema\":\"hookbench/load/1\",\"seed\":1,\"targets\":["
            + targets
            + "],\"load\":"
            + load.replaceFirst("[{]", "{\"loop\":\"" + loop() + "\",")
            + "}");
    return Program.run(
        new LoadCommand(), "run", "--spec", spec.toString(), "--out", directory.toString());
  }

  private String target(String arm) {
    return "{\"arm\":\"" + arm + "\",\"url\":\"" + server.url() + "\"}";
  }

  private List<String[]> rows() throws IOException {
    try (var in = new GZIPInputStream(Files.newInputStream(directory.resolve(Sample.FILE)));
        var reader = new BufferedReader(new InputStreamReader(in, US_ASCII))) {
      return reader.lines().map(line -> line.split(",", -1)).toList();
    }
  }

  private JsonNode result() throws IOException {
    return Json.mapper().readTree(Files.readString(directory.resolve("load.json")));
  }

  @Test
  void aDuetGivesEachPairBothArmsAndEachSeqOnce() throws IOException {
    int status =
        run(
            target("none") + "," + target("scan"),
            "{\"requests\":50,\"warmup\":10,\"connections\":3}");

    assertThat(status).isZero();
    List<String[]> rows = rows();
    assertThat(rows.get(0)).containsExactlyElementsOf(Sample.COLUMNS);
    assertThat(rows).hasSize(1 + 2 * 60);
    for (int seq = 0; seq < 120; seq += 2) {
      assertThat(rows.get(seq + 1)[0]).isEqualTo(Integer.toString(seq));
      assertThat(List.of(rows.get(seq + 1)[1], rows.get(seq + 2)[1]))
          .containsExactlyInAnyOrder("none", "scan");
    }
    assertThat(result().at("/arms/scan/requests").asInt()).isEqualTo(50);
    assertThat(result().at("/generator/loop").asText()).isEqualTo(loop());
  }

  @Test
  void timesOfARequestAreInOrder() throws IOException {
    run(target("none"), "{\"requests\":20,\"warmup\":0}");

    assertThat(rows().subList(1, 21))
        .allSatisfy(
            row -> {
              assertThat(row[3]).isEqualTo(row[4]);
              assertThat(Long.parseLong(row[5])).isGreaterThan(Long.parseLong(row[4]));
              assertThat(Long.parseLong(row[6])).isGreaterThanOrEqualTo(Long.parseLong(row[5]));
              assertThat(row[7]).isEqualTo("200");
              assertThat(row[9]).isEmpty();
            });
  }

  @Test
  void aServerThatIsNotThereEndsTheRunWithRowsAndAReason() throws IOException {
    server.close();

    assertThat(run(target("none"), "{\"requests\":1000,\"warmup\":0}")).isEqualTo(1);

    assertThat(rows())
        .hasSizeGreaterThan(1)
        .last()
        .satisfies(row -> assertThat(row[9]).isEqualTo("connect"));
    assertThat(result().get("status").asText()).isEqualTo("failed");
    assertThat(result().get("reason").asText()).contains("is gone");
  }
}

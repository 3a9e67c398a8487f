// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verb check as a user starts it. */
class CheckIT {
  @TempDir Path folder;

  private Map<String, JsonNode> findings(String environment) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("it.yaml"),
            "{name: it, sut: {app: hello}, arms: [none, 'null'], environment: "
                + environment
                + "}");
    Invocation run = Invocation.run(folder, "check", file, "--json");
    assertThat(run.status()).as(run.err()).isZero();
    Map<String, JsonNode> byCode = new HashMap<>();
    Json.mapper()
        .readTree(run.out())
        .get("findings")
        .forEach(f -> byCode.put(f.get("code").asText(), f));
    return byCode;
  }

  @ParameterizedTest
  @ValueSource(strings = {"docker", "podman"})
  void anEngineThatAnswersIsInOrder(String kind) throws Exception {
    String version = Engines.require(kind).must("version", List.of("version", "--format", "json"));

    Map<String, JsonNode> findings = findings("{kind: " + kind + "}");

    assertThat(findings).containsKeys(kind + "-disk", kind + "-clock", kind + "-leftovers");
    assertThat(findings.get(kind).get("status").asText()).isEqualTo("ok");
    assertThat(findings.get(kind + "-limits").get("status").asText()).isEqualTo("ok");
    assertThat(findings.get(kind).get("message").asText().replaceFirst(".*version ([^,]+).*", "$1"))
        .isIn((Object[]) version.replaceAll("[^0-9A-Za-z.+~-]+", " ").split(" "));
  }

  @Test
  void theClockOfTheDaemonIsOursAndIsToldWithItsBound() throws Exception {
    Engines.require("docker");

    JsonNode clock = findings("{kind: docker}").get("docker-clock");

    assertThat(clock.get("status").asText()).isEqualTo("ok");
    assertThat(clock.get("message").asText()).containsPattern("[+-][0-9.]+ ms ± [0-9.]+ ms");
  }

  @Test
  void anEngineThatIsNotThereIsWarnedOfAndTheMachineIsStillLookedAt() throws Exception {
    Map<String, JsonNode> findings = findings("{kind: docker, host: 'unix:///no/such.sock'}");

    assertThat(findings).containsKeys("clock-reading", "memory", "docker");
    assertThat(findings.get("docker").get("status").asText()).isEqualTo("warn");
  }

  @Test
  void anImageThatRunsNothingIsToldBeforeAnythingIsMeasured() throws Exception {
    Path file = folder.resolve("image.yaml");
    try (DerivedImage empty = DerivedImage.of(Engines.require("docker"), "ENTRYPOINT []\nCMD []")) {
      Files.writeString(
          file,
          "{name: it, sut: {image: '%s', port: 80}, arms: [none, 'null'], environment: {kind: docker}}"
              .formatted(empty.name()));
      Invocation check = Invocation.run(folder, "check", file);
      Invocation plan = Invocation.run(folder, "macro", file, "--dry-run");
      Invocation run = Invocation.run(folder, "macro", file, "--out", folder);

      String told = empty.name() + " has no ENTRYPOINT and no CMD";
      assertThat(check.out()).contains(told, "write sut.command");
      assertThat(check.status()).isEqualTo(1);
      assertThat(plan.err()).contains(told);
      assertThat(plan.status()).as(plan.out()).isZero();
      assertThat(run.err()).contains("sut.image: " + told);
      assertThat(run.status()).isEqualTo(2);
    }
  }
}

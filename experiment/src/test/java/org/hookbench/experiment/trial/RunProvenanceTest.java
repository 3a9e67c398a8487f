// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.experiment.results.ResultDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunProvenanceTest {
  @TempDir Path folder;
  private ResultDirectory results;

  @BeforeEach
  void create() {
    Plan plan = Plan.of("demo", 42, Map.of("none", "none"), List.of(), List.of());
    results = ResultDirectory.create(folder, Instant.EPOCH, plan, Map.of());
  }

  private HookFile hook(String content) throws Exception {
    return HookFile.of(Files.writeString(folder.resolve("hook.so"), content));
  }

  private Map<String, Object> sums() {
    var hooks = results.read(ResultDirectory.PROVENANCE).path("hooks");
    Map<String, Object> sums = new TreeMap<>();
    hooks.properties().forEach(e -> sums.put(e.getKey(), e.getValue().path("sha256").asText()));
    return sums;
  }

  @Test
  void aResumedRunMustHaveTheSameHooks() throws Exception {
    HookFile first = hook("first");
    new RunProvenance(results).write(Map.of("hook", first), Map.of());
    new RunProvenance(results).write(Map.of("hook", first), Map.of());
    HookFile second = hook("second");

    assertThatThrownBy(() -> new RunProvenance(results).write(Map.of("hook", second), Map.of()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("is not the file that the trials in")
        .hasMessageContaining("put that file back, or start a new run");
    assertThat(sums()).containsExactly(Map.entry("hook", first.sha256()));
  }

  @Test
  void whatIsAddedKeepsTheEarlierHooksAndFacts() throws Exception {
    HookFile first = hook("first");
    new RunProvenance(results).write(Map.of("a", first), Map.of("docker", "28"));
    new RunProvenance(results).write(Map.of("b", first), Map.of());

    assertThat(sums()).containsOnlyKeys("a", "b");
    assertThat(results.read(ResultDirectory.PROVENANCE).path("engine").path("docker").asText())
        .isEqualTo("28");
  }

  @Test
  void theCommandIsTheOneThatWasTypedWithoutSecrets() {
    List<String> java = List.of("-jar", "hookbench-macro.jar", "run", "/tmp/tmp.1.yaml");

    assertThat(RunProvenance.command(null, java)).isEqualTo(java);
    assertThat(
            RunProvenance.command(
                "scripts/hookbench\n"
                    + "quick\n"
                    + "--url\n"
                    + "http://me:secret@host/\n"
                    + "--set\n"
                    + "load.headers.Cookie=secret\n"
                    + "--set\n"
                    + "sut.env.KEY=secret\n"
                    + "--set\n"
                    + "sut.env={KEY: secret}\n"
                    + "-H\n"
                    + "Cookie: secret\n"
                    + "--header=Cookie: secret\n"
                    + "--image\n"
                    + "nginx:1.29",
                java))
        .containsExactly(
            "scripts/hookbench",
            "quick",
            "--url",
            "http://redacted@host/",
            "--set",
            "load.headers.Cookie=redacted",
            "--set",
            "sut.env.KEY=redacted",
            "--set",
            "sut.env=redacted",
            "-H",
            "Cookie: redacted",
            "--header=Cookie: redacted",
            "--image",
            "nginx:1.29");
  }
}

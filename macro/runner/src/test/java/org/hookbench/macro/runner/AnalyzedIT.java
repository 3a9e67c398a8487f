// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hookbench.experiment.console.CommandOutput;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.ProofState;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.macro.runner.image.EngineProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What macro leaves is what stats reads: from the experiment file to the verdict. */
class AnalyzedIT extends WholeRun {
  @Test
  void armsOfPlainProcessesGetAVerdict() throws Exception {
    Invocation run =
        run(
            yaml(
                victim("serve"),
                "[{name: old, hook: pass}, {name: new, hook: scan}]",
                200,
                "{blocks: 2}"));
    assertThat(run.status()).as(run.err()).isZero();

    assertThat(analysis().toString()).contains("\"verdict\"", "\"old\"", "\"new\"");
  }

  @Test
  void endpointsGetAVerdictWithTheWarning() throws Exception {
    try (Endpoints endpoints = Endpoints.start(4)) {
      String urls =
          IntStream.range(0, 4).mapToObj(endpoints::url).collect(Collectors.joining("', '"));
      String sut = "{urls: ['" + urls + "']}";
      Invocation run =
          run(
              yaml(sut, "[{name: old}, {name: new}]", 200, "{blocks: 2}")
                      .replace("warmup: 20", "warmup: 20, connections: 2")
                  + "environment: {kind: endpoints, placement: same-host}\n");
      assertThat(run.status()).as(run.err()).isZero();

      assertThat(analysis().toString()).contains("\"verdict\"", "hook-unproven");
      assertThat(results().path().resolve("figures/endpoints.csv"))
          .content()
          .contains(",1,old,0,", ",1,old,1,", ",1,new,0,", ",1,new,1,");
    }
  }

  @ParameterizedTest
  @CsvSource({"docker, same-node", "podman, same-pod"})
  void armsInContainersAreWhatTheySayAndGetAVerdict(String kind, String placement)
      throws Exception {
    Engines.require(kind);
    Path jar = IdleAgent.jar(folder.resolve("idle.jar"));
    String arms =
        "[{name: plain, hook: scan, env: {MARK: one}}, {name: chain, preload: [count, pass],"
            + (" agent: " + jar + ", jvm: ['-Dmarker=two'], env: {JAVA_TOOL_OPTIONS: -Dfirst=1}}]");

    Invocation run =
        run(
            yaml("{app: hello}", arms, 100, "{blocks: 2}")
                + environment("kind: " + kind + ", placement: " + placement));

    assertThat(run.status()).as(run.err()).isZero();
    for (TrialRecord record : records()) {
      assertThat(record.proof()).extracting(Proof::state).containsOnly(ProofState.PROVEN);
      assertThat(record.proof())
          .extracting(Proof::hook)
          .containsExactly("scan.so", "count.so pass.so");
      assertThat(record.proof().get(1).detail()).contains("a JVM holds idle.jar open");
    }
    assertThat(results().directory(results().plan().trials().get(0)).resolve("log.txt"))
        .content()
        .containsPattern("JAVA_TOOL_OPTIONS: -Dfirst=1 -javaagent:\\S+idle.jar -Dmarker=two");
    assertThat(analysis().toString()).contains("\"verdict\"", "\"plain\"", "\"chain\"");
    assertThat(results().path().resolve("summary.md"))
        .content()
        .contains("What differs between the arms", "| plain | env | MARK |");
  }

  /**
   * The delay is so long that a busy machine changes neither the sign nor the size. A server that
   * reads until nothing is there is still in that last read when its next request comes, if the
   * other arm took less time than the delay: so the other arm's is short.
   */
  @ParameterizedTest
  @CsvSource({"process", "docker"})
  void aLongerDelayIsSlowerByMoreThanHalfOfARead(String kind) throws Exception {
    if (!kind.equals("process")) {
      Engines.require(kind);
    }
    String sut = kind.equals("process") ? victim("serve") : SmallServer.with("");
    String arms = "[{name: v1, hook: 'delay:100us'}, {name: v2, hook: 'delay:2ms'}]";

    Invocation run = run(yaml(sut, arms, 200, "{blocks: 2}") + environment("kind: " + kind));

    assertThat(run.status()).as(run.err()).isZero();
    JsonNode comparison = analysis().at("/comparisons/0");
    assertThat(comparison.path("unit").asText()).isEqualTo("ms");
    assertThat(comparison.at("/runLevel/effect/estimate").doubleValue()).isBetween(1.0, 60.0);
  }

  @Test
  void aTrialOfContainersWithoutItsProofIsFailedAndNotAnalysed() throws Exception {
    EngineProgram docker = Engines.require("docker");
    try (DerivedImage bare =
        DerivedImage.of(
            docker,
            "ENTRYPOINT [\"env\", \"-u\", \"LD_PRELOAD\", \"java\", \"-jar\", \"/app/sut.jar\"]")) {
      String sut = "{image: '" + bare.name() + "', port: 8080, ready: /}";
      run(yaml(sut, "[none, pass]", 50, "{blocks: 1}") + environment("kind: docker"));
    }

    assertThat(records()).extracting(TrialRecord::status).containsOnly(TrialStatus.FAILED);
    assertThat(records().get(0).reason()).contains("not proven for arm pass");
    assertThat(analyze().out()).contains("no usable trial");
  }

  private static String environment(String keys) {
    return "environment: {" + keys + "}\n";
  }

  @Test
  void aTrialOfProcessesWithoutItsProofIsFailedAndNotAnalysed() throws Exception {
    String sut = victim("serve").replace("{command: [", "{command: [env, -u, LD_PRELOAD, ");
    run(yaml(sut, "[none, pass]", 200, "{blocks: 1}"));

    assertThat(records()).extracting(TrialRecord::status).containsOnly(TrialStatus.FAILED);
    CommandOutput output = analyze();
    assertThat(output.status()).isNotZero();
    assertThat(output.out()).contains("no usable trial");
  }
}

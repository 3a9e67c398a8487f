// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.ProofState;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.macro.runner.image.EngineProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One image against another, in real engines. */
class ImageArmsIT extends WholeRun {
  private static String yaml(
      DerivedImage old, DerivedImage next, String environment, String design) {
    String arm = "{name: %s, jvm: ['-Dmine=2'], image: '%s'}";
    String arms =
        "[%s, %s]".formatted(arm.formatted("old", old.name()), arm.formatted("next", next.name()));
    return yaml("{image: '" + old.name() + "', port: 8080, ready: /}", arms, 100, design)
        + ("environment: {" + environment + "}\n");
  }

  @ParameterizedTest
  @CsvSource({"docker, same-node", "podman, same-pod"})
  void eachArmRunsItsImageUntilItIsTaggedAgain(String kind, String placement) throws Exception {
    EngineProgram engine = Engines.require(kind);
    try (DerivedImage old = DerivedImage.of(engine, "ENV JAVA_TOOL_OPTIONS=-Dits=1");
        DerivedImage next = DerivedImage.of(engine, "ENV JAVA_TOOL_OPTIONS=-Dits=1 NEXT=1");
        DerivedImage later = DerivedImage.of(engine, "ENV LATER=1")) {
      String environment = "kind: " + kind + ", placement: " + placement;
      String design = "{schedule: interleaved, blocks: 1}";
      Invocation run = start(yaml(old, next, environment, design));
      Engines.awaitContainers(engine, run, 1);
      engine.must("tag", List.of("tag", later.name(), old.name()));
      engine.must("tag", List.of("tag", later.name(), next.name()));

      assertThat(run.ended().status()).as(run.err()).isEqualTo(1);
    }
    TrialRecord first = records().get(0);
    assertThat(first.proof()).extracting(Proof::state).containsOnly(ProofState.PROVEN);
    assertThat(first.proof().get(0).detail()).contains("runs localhost/hookbench-it:");
    assertThat(results().directory(results().plan().trials().get(0)).resolve("log.txt"))
        .content()
        .contains("JAVA_TOOL_OPTIONS: -Dits=1 -Dmine=2");
    TrialRecord second = records().get(1);
    assertThat(second.status()).isEqualTo(TrialStatus.FAILED);
    assertThat(second.reason()).contains("not proven for arm", "meant another image when the run");
  }

  @Test
  void inOnePodAnImageThatTakesNoPortIsSaidToNeedTurns() throws Exception {
    EngineProgram engine = Engines.require("docker");
    try (DerivedImage fixed =
        DerivedImage.of(
            engine, "ENTRYPOINT [\"java\", \"-Dserver.port=8080\", \"-jar\", \"/app/sut.jar\"]")) {
      Invocation run = run(yaml(fixed, fixed, "kind: docker, placement: same-pod", "{blocks: 1}"));

      assertThat(run.status()).isEqualTo(1);
      assertThat(run.err())
          .contains("in one pod, arm next must listen on port 8081", "schedule: interleaved");
    }
  }
}

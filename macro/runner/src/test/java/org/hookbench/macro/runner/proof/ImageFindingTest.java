// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.ProofState;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.Evidence;
import org.hookbench.macro.runner.deploy.RunImage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageFindingTest {
  private static final Set<String> KNOWN = Set.of("sha256:aa", "r.example/app@sha256:bb");

  private static Proof prove(String arm, RunImage image) throws JsonProcessingException {
    Arm read = Json.yaml().readValue(arm, Arm.class);
    Evidence seen = ProofCases.seen(List.of()).with(image);
    return new Prover(new ArmSetup(read.label(), read, Optional.empty()), seen, seen)
        .prove(List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {name: next, image: 'app:2'}   | aa              | true  | PROVEN
          {name: next, image: 'app:2'}   | app@sha256:bb   | false | PROVEN
          {name: musl, base: 'alpine:3'} | sha256:cc       | true  | REFUTED
          {name: next, image: 'app:2'}   | sha256:cc       | false | NOT_PROVABLE
          none                           | sha256:cc       | true  | REFUTED
          none                           | sha256:cc       | false | PROVEN
          """)
  void isComparedWithWhatItsNameMeantWhenTheRunBegan(
      String arm, String running, boolean oneStore, ProofState state) throws Exception {
    Proof proof = prove(arm, new RunImage("app:2", KNOWN, running, oneStore));

    assertThat(proof.state()).as(proof.detail()).isEqualTo(state);
    if (state == ProofState.REFUTED) {
      assertThat(proof.detail()).contains("runs app:2 (cc)", "built or tagged again");
    }
  }
}

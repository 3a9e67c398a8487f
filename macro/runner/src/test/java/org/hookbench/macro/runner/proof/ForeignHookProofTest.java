// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hookbench.macro.runner.proof.ProofCases.NULL;
import static org.hookbench.macro.runner.proof.ProofCases.SCAN;
import static org.hookbench.macro.runner.proof.ProofCases.bound;
import static org.hookbench.macro.runner.proof.ProofCases.foreign;
import static org.hookbench.macro.runner.proof.ProofCases.seen;
import static org.hookbench.macro.runner.proof.ProofCases.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.ProofState;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.Evidence;
import org.junit.jupiter.api.Test;

class ForeignHookProofTest {
  @Test
  void aHookThatOnlyTheWrapperOfTheServerHasIsRefuted() {
    Proof proof = foreign(server(List.of(), true, Map.of()));

    assertThat(proof.state()).isEqualTo(ProofState.REFUTED);
    assertThat(proof.detail()).contains("is not mapped into process 7 (srv)", "listening socket");
  }

  @Test
  void codeOfAForeignHookThatRanProvesIt() {
    assertThat(foreign(server(List.of(), true, Map.of(), SCAN)))
        .matches(p -> p.state() == ProofState.PROVEN)
        .matches(p -> p.detail().contains("its code ran"));
  }

  @Test
  void aForeignHookThatIsBoundButDidNotRunIsNotProvable() {
    Evidence after = server(List.of(), false, bound(SCAN.path().toString()), SCAN);

    assertThat(foreign(after).state()).isEqualTo(ProofState.NOT_PROVABLE);
    assertThat(foreign(after).detail()).isEqualTo("mapped, but nothing shows that it is called");
  }

  @Test
  void aForeignHookWhoseFunctionWasNeverBoundIsNotProvable() {
    assertThat(foreign(server(List.of(), false, bound(), SCAN)).state())
        .isEqualTo(ProofState.NOT_PROVABLE);
  }

  @Test
  void aBindingIsAProofWhereItCannotBeSeenWhatRan() {
    Evidence after = server(List.of(), null, bound(SCAN.path().toString()), SCAN);

    assertThat(foreign(after).state()).isEqualTo(ProofState.PROVEN);
    assertThat(foreign(after).detail()).isEqualTo("mapped; bound to it: read");
  }

  @Test
  void aForeignHookThatTheServerBypassesIsRefuted() {
    Evidence after = server(List.of(), false, bound("/usr/lib/libc.so.6"), SCAN);

    assertThat(foreign(after).state()).isEqualTo(ProofState.REFUTED);
    assertThat(foreign(after).detail()).contains("read is bound to /usr/lib/libc.so.6");
  }

  @Test
  void aForeignHookOfFunctionsThatTheServerDoesNotImportIsThere() {
    assertThat(foreign(server(List.of(), false, Map.of(), SCAN)).detail())
        .contains("imports none of its functions");
  }

  @Test
  void aMappingAloneProvesNoForeignHook() {
    assertThat(foreign(seen(List.of(), SCAN)).state()).isEqualTo(ProofState.NOT_PROVABLE);
  }

  @Test
  void aForeignHookThatExportsNothingIsThereAndMayActInItsConstructor() {
    ArmSetup foreign = new ArmSetup("mine", new Arm.Foreign(NULL.path()), Optional.of(NULL));

    Proof proof = new Prover(foreign, Evidence.NONE, seen(List.of(), NULL)).prove(List.of());

    assertThat(proof.state()).isEqualTo(ProofState.PROVEN);
    assertThat(proof.detail()).contains("acts in its constructor, if at all");
  }
}

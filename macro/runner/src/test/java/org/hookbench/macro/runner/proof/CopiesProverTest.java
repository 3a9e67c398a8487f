// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hookbench.macro.runner.proof.ProofCases.SCAN;
import static org.hookbench.macro.runner.proof.ProofCases.arm;
import static org.hookbench.macro.runner.proof.ProofCases.seen;

import java.util.List;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.ProofState;
import org.hookbench.macro.runner.deploy.Evidence;
import org.junit.jupiter.api.Test;

/** Each copy of an arm has to show its hook. */
class CopiesProverTest {
  private static final Evidence HOOKED = seen(List.of(ProverTest.page(true, 40, 0)), SCAN);
  private static final Evidence PLAIN = seen(List.of());

  private static CopiesProver of(Evidence... after) {
    List<Evidence> before = List.of(after).stream().map(copy -> Evidence.NONE).toList();
    return new CopiesProver(arm("scan"), before, List.of(after));
  }

  @Test
  void oneCopyWithoutTheHookRefutesTheArmAndIsNamed() {
    Proof proof = of(HOOKED, PLAIN, HOOKED).prove(List.of());

    assertThat(proof.state()).isEqualTo(ProofState.REFUTED);
    assertThat(proof.detail()).startsWith("copy 2 of 3: ").contains("is not mapped");
  }

  @Test
  void callsAndFiguresAreThoseOfAllCopies() {
    CopiesProver two = of(HOOKED, HOOKED);

    assertThat(two.prove(List.of()).state()).isEqualTo(ProofState.PROVEN);
    assertThat(two.prove(List.of()).calls()).containsEntry("read", 80L);
    assertThat(two.figures(40)).containsEntry("reads_per_request", 2.0);
  }

  @Test
  void anArmOfOneCopyIsSpokenOfAsBefore() {
    assertThat(of(HOOKED).prove(List.of()).detail()).isEqualTo("40 reads during the load");
  }
}

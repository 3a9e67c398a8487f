package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.util.List;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.ProofState;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.hook.Mechanisms;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each mechanism in a real process beside one without it. */
class MechanismsIT extends WholeRun {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "audit",
        "got",
        "detour",
        "zpoline",
        "sud",
        "seccomp",
        "ptrace",
        "uprobe",
        "uretprobe"
      })
  void theCountsAreTheProof(String mechanism) throws Exception {
    Mechanisms.Ability ability =
        Mechanisms.here().stream()
            .filter(a -> a.mechanism().equals(mechanism))
            .findFirst()
            .orElseThrow();
    assumeThat(ability.can()).as(ability.reason()).isTrue();

    Invocation run =
        run(yaml(victim("serve"), "[none, " + mechanism + ":count]", 50, "{blocks: 1}"));

    assertThat(run.status()).as(run.err()).isZero();
    List<TrialRecord> records = records();
    List<Proof> proofs = records.stream().flatMap(r -> r.proof().stream()).toList();
    assertThat(proofs)
        .extracting(Proof::arm)
        .containsExactlyInAnyOrder("none", mechanism + "-count");
    assertThat(proofs).extracting(Proof::state).containsOnly(ProofState.PROVEN);
    Proof counted = proofs.stream().filter(p -> !p.arm().equals("none")).findFirst().orElseThrow();
    assertThat(counted.detail()).contains("reads during the load");
    assertThat(counted.hook()).isEqualTo(ability.carries() ? mechanism + ".so count.so" : "attach");
    assertThat(Files.readString(results().path().resolve("plan.json")))
        .contains("\"mechanism\" : \"" + mechanism + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"audit:null"})
  void refusesAHookThatHasNothingToCarry(String arm) throws Exception {
    Invocation run = run(yaml(victim("serve"), "[none, " + arm + "]", 50, "{blocks: 1}"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("null.so: exports no function, so audit has nothing to send");
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hookbench.macro.runner.proof.ProofCases.NULL;
import static org.hookbench.macro.runner.proof.ProofCases.SCAN;
import static org.hookbench.macro.runner.proof.ProofCases.arm;
import static org.hookbench.macro.runner.proof.ProofCases.seen;
import static org.hookbench.macro.runner.proof.ProofCases.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.ProofState;
import org.hookbench.hook.Counters;
import org.hookbench.hook.Telemetry;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.Evidence;
import org.junit.jupiter.api.Test;

class ProverTest {
  @Test
  void aHookOfOursThatOnlyTheWrapperHasIsRefutedWhateverItCounted() {
    Evidence after = server(List.of(page(true, 250, 0)), null, Map.of());

    assertThat(prove("scan", after).state()).isEqualTo(ProofState.REFUTED);
  }

  @Test
  void whatAWrapperReadsIsNoProof() {
    Evidence after = server(List.of(pageOf(5, 250)), null, Map.of(), SCAN);
    Evidence same = server(List.of(pageOf(7, 250)), null, Map.of(), SCAN);

    assertThat(prove("scan", after).state()).isEqualTo(ProofState.REFUTED);
    assertThat(prove("scan", same).state()).isEqualTo(ProofState.PROVEN);
  }

  private static Telemetry pageOf(int pid, long reads) {
    Counters read = new Counters(reads, reads, 0, 0, 0);
    return new Telemetry(
        "scan", pid, true, new TreeSet<>(), Map.of("read", read), Map.of(), Map.of());
  }

  static Telemetry page(boolean counts, long reads, long eagain) {
    Counters read = new Counters(reads, reads * 100, eagain, 0, 0);
    return new Telemetry(
        "scan", 1, counts, new TreeSet<>(Set.of("read")), Map.of("read", read), Map.of(), Map.of());
  }

  private static Proof prove(String arm, Evidence before, Evidence after) {
    return new Prover(arm(arm), before, after)
        .prove(arm.equals("scan") ? List.of(NULL) : List.of(SCAN));
  }

  private static Proof prove(String arm, Evidence after) {
    return prove(arm, seen(List.of()), after);
  }

  @Test
  void aBaselineWithoutAnyHookIsProven() {
    assertThat(prove("none", seen(List.of())))
        .matches(p -> p.state() == ProofState.PROVEN)
        .matches(p -> p.hook() == null);
  }

  @Test
  void aBaselineInWhichAHookIsMappedIsNot() {
    assertThat(prove("none", seen(List.of(), SCAN)).state()).isEqualTo(ProofState.REFUTED);
  }

  @Test
  void aBaselineInWhichAHookCountedIsNot() {
    assertThat(prove("none", seen(List.of(page(true, 5, 0)))).state())
        .isEqualTo(ProofState.REFUTED);
  }

  @Test
  void anArmOfWhichNothingCanBeSeenIsNotProven() {
    assertThat(prove("none", Evidence.NONE).state()).isEqualTo(ProofState.REFUTED);
    assertThat(prove("scan", Evidence.NONE).state()).isEqualTo(ProofState.REFUTED);
  }

  @Test
  void countersThatGrewUnderLoadProveAHook() {
    Evidence before = seen(List.of(page(true, 50, 0)), SCAN);

    Proof proof = prove("scan", before, seen(List.of(page(true, 250, 0)), SCAN));

    assertThat(proof.state()).isEqualTo(ProofState.PROVEN);
    assertThat(proof.calls()).containsEntry("read", 200L);
  }

  @Test
  void countersThatStoodStillProveNothing() {
    Evidence same = seen(List.of(page(true, 50, 0)), SCAN);

    assertThat(prove("scan", same, same).state()).isEqualTo(ProofState.REFUTED);
  }

  @Test
  void aHookThatIsMappedButNeverWroteItsCountersIsNotProven() {
    assertThat(prove("scan", seen(List.of(), SCAN)).detail()).contains("has left no counters");
  }

  @Test
  void aHookThatOnlyMarksIsProvenByACalledRead() {
    assertThat(prove("scan", seen(List.of(page(false, 0, 0)), SCAN)).state())
        .isEqualTo(ProofState.PROVEN);
  }

  @Test
  void aCarriedHookIsProvenByItsCountersAndTheObjectThatCarriesIt() {
    ArmSetup carried = by("got:scan", List.of(SCAN), NULL);
    Evidence both = seen(List.of(page(true, 5, 0)), SCAN, NULL);

    assertThat(new Prover(carried, Evidence.NONE, both).prove(List.of()))
        .matches(p -> p.state() == ProofState.PROVEN)
        .matches(p -> p.hook().equals("null.so scan.so"));
    assertThat(
            new Prover(carried, Evidence.NONE, seen(List.of(page(true, 5, 0)), SCAN))
                .prove(List.of()))
        .matches(p -> p.state() == ProofState.REFUTED)
        .matches(p -> p.detail().equals("null.so is not mapped"));
  }

  @Test
  void anAgentThatCountsIsInAJvmAndOnlyThere() {
    ArmSetup agent = by("jvmti:count", List.of(), NULL);
    Evidence counted = seen(List.of(page(true, 5, 0)), NULL);

    assertThat(new Prover(agent, Evidence.NONE, counted).prove(List.of()))
        .matches(p -> p.state() == ProofState.PROVEN)
        .matches(p -> p.detail().contains("null.so is mapped; 5 reads"));
    assertThat(new Prover(agent, Evidence.NONE, seen(List.of())).prove(List.of()).detail())
        .isEqualTo("null.so is not mapped; is the program a JVM?");
  }

  @Test
  void whatCountsFromOutsideIsProvenByItsCountersAlone() {
    ArmSetup outside = by("ptrace:count", List.of(), NULL);

    assertThat(new Prover(outside, Evidence.NONE, seen(List.of(page(true, 5, 0)))).prove(List.of()))
        .matches(p -> p.state() == ProofState.PROVEN);
    assertThat(new Prover(outside, Evidence.NONE, seen(List.of())).prove(List.of()).detail())
        .contains("has left no counters");
  }

  private static ArmSetup by(String arm, List<HookFile> hooks, HookFile mechanism) {
    return new ArmSetup(
        "by", Arm.parse(arm), hooks, Optional.of(mechanism), Optional.empty(), Optional.empty());
  }

  @Test
  void theNullHookIsProvenByItsMapping() {
    assertThat(prove("null", seen(List.of(), NULL)).state()).isEqualTo(ProofState.PROVEN);
    assertThat(prove("null", seen(List.of())).state()).isEqualTo(ProofState.REFUTED);
  }

  @Test
  void theHookOfAnotherArmMustNotBeThere() {
    assertThat(prove("null", seen(List.of(), NULL, SCAN)).detail()).contains("of another arm");
  }

  @Test
  void figuresArePerRequestOverAllProcesses() {
    Evidence before = seen(List.of(page(true, 50, 10)), SCAN);
    Evidence after = seen(List.of(page(true, 250, 60), page(true, 100, 50)), SCAN);

    Map<String, Double> figures = new Prover(arm("scan"), before, after).figures(100);

    assertThat(figures).containsEntry("reads_per_request", 3.0);
    assertThat(figures).containsEntry("eagain_per_request", 1.0);
    assertThat(figures).containsEntry("bytes_per_read", 150.0);
  }

  @Test
  void aServerThatReceivesInPlaceOfReadingIsProvenToo() {
    Telemetry page =
        new Telemetry(
            "scan",
            1,
            true,
            new TreeSet<>(Set.of("recv")),
            Map.of("recv", new Counters(7, 700, 0, 0, 0)),
            Map.of(),
            Map.of());

    assertThat(prove("scan", seen(List.of(page), SCAN)))
        .matches(p -> p.state() == ProofState.PROVEN);
  }

  @Test
  void aServerThatOnlyAcceptsIsNot() {
    Telemetry page =
        new Telemetry(
            "scan",
            1,
            true,
            new TreeSet<>(Set.of("accept")),
            Map.of("accept", new Counters(7, 0, 0, 0, 0)),
            Map.of(),
            Map.of());

    assertThat(prove("scan", seen(List.of(page), SCAN)).state()).isEqualTo(ProofState.REFUTED);
  }
}

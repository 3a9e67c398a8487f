// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.Schedule;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.ProofState;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.experiment.results.Warning;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Verdict;
import org.hookbench.stats.estimate.Pairing;
import org.hookbench.stats.read.MadeUpDirectory;
import org.hookbench.stats.read.MeasuredDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalyzerTest {
  @TempDir Path work;

  private MadeUpDirectory scan() {
    return MadeUpDirectory.in(work)
        .arms("none", "scan")
        .requests(500)
        .pairs(400)
        .macro("hello", Map.of("scan", 40.0));
  }

  private static Findings analyze(Path... directories) {
    return Analyzer.analyze(Arrays.stream(directories).map(MeasuredDirectory::open).toList());
  }

  private static Comparison only(Path directory) {
    return analyze(directory).analysis().comparisons().get(0);
  }

  private static List<String> codes(Comparison comparison) {
    return comparison.warnings().stream().map(Warning::code).toList();
  }

  private static Verdict.Value verdict(Comparison comparison) {
    return comparison.verdict().value();
  }

  @Test
  void findsTheKnownShiftOfADuet() {
    Comparison scan = only(scan().write());

    assertThat(scan.runLevel().pairing()).isEqualTo(Pairing.DUET);
    assertThat(scan.runLevel().trials()).hasSize(5);
    assertThat(verdict(scan)).isEqualTo(Verdict.Value.SLOWER);
    assertThat(scan.runLevel().effect().contains(0.040)).isTrue();
  }

  @Test
  void findsTheKnownCostOfACallInNanoseconds() {
    Comparison scan =
        only(
            MadeUpDirectory.in(work)
                .arms("none", "scan")
                .pairs(800)
                .micro("zero", 1, Map.of("scan", 3.0))
                .write());

    assertThat(verdict(scan)).isEqualTo(Verdict.Value.SLOWER);
    assertThat(scan.runLevel().effect().estimate()).isBetween(2.7, 3.3);
    assertThat(OutcomeLines.of(scan))
        .anyMatch(l -> l.contains("of the batches of a process, not of whole ones: between"));
  }

  @Test
  void pairsTheTrialsOfABlockAndNotThoseOfASequence() {
    Comparison interleaved =
        only(scan().name("interleaved").schedule(Schedule.INTERLEAVED).blocks(6).write());
    Comparison sequential = only(scan().name("sequential").schedule(Schedule.SEQUENTIAL).write());

    assertThat(interleaved.runLevel().pairing()).isEqualTo(Pairing.BLOCK);
    assertThat(interleaved.runLevel().trials()).hasSize(6);
    assertThat(sequential.runLevel().pairing()).isEqualTo(Pairing.NONE);
    assertThat(codes(sequential)).contains("one-arm-after-the-other");
    assertThat(codes(interleaved)).doesNotContain("one-arm-after-the-other");
  }

  @Test
  void aHookThatDoesNotTouchTheMeasuredFunctionIsNotMeasured() {
    Warning warning = new Warning("not-interposed", "scan does not interpose read(): ...");
    Comparison scan =
        only(
            MadeUpDirectory.in(work)
                .arms("none", "scan")
                .micro("zero", 1, Map.of())
                .edit(1, record -> with(record, record.proof(), List.of(warning)))
                .write());

    assertThat(scan.verdict().value()).isEqualTo(Verdict.Value.NOT_MEASURED);
    assertThat(scan.verdict().reason())
        .startsWith("scan does not interpose read(), so its cost was not measured");
  }

  @Test
  void trialsThatFailedOrAreNotProvenOrNotThereAreLeftOutAndCounted() {
    Comparison scan =
        only(
            scan()
                .blocks(6)
                .edit(1, record -> ended(record, TrialStatus.FAILED))
                .edit(2, AnalyzerTest::unproven)
                .edit(3, record -> null)
                .write());

    assertThat(scan.runLevel().trials()).hasSize(3);
    assertThat(scan.warnings())
        .anySatisfy(
            warning -> {
              assertThat(warning.code()).isEqualTo("trials-left-out");
              assertThat(warning.message())
                  .contains("3 of 6", "1 in which the hook is not proven", "1 failed", "1 not made")
                  .contains("the server died");
            });
  }

  @Test
  void noVerdictOnFewerThanHalfOfThePlannedTrials() {
    MadeUpDirectory three = scan().edit(1, r -> null).edit(2, r -> null);
    assertThat(verdict(only(three.name("three").write()))).isEqualTo(Verdict.Value.SLOWER);

    Comparison two = only(three.name("two").edit(3, r -> ended(r, TrialStatus.FAILED)).write());
    assertThat(verdict(two)).isEqualTo(Verdict.Value.INCONCLUSIVE);
    assertThat(two.verdict().reason())
        .startsWith("2 of 5 planned trials are left")
        .contains("there is no verdict", "--resume. On those left: ");

    Comparison one = only(three.name("one").edit(4, r -> null).write());
    assertThat(one.verdict().reason()).contains("--resume. No verdict: one trial does not tell");
  }

  @Test
  void halfOfThePlannedTrialsIsEnough() {
    Comparison half =
        only(scan().blocks(6).edit(1, r -> null).edit(2, r -> null).edit(3, r -> null).write());

    assertThat(verdict(half)).isEqualTo(Verdict.Value.SLOWER);
  }

  @Test
  void trialsWhoseProofTheEnvironmentCannotGiveAreUsedWithAWarning() {
    Comparison scan = only(scan().blocks(3).edit(1, AnalyzerTest::notProvable).write());

    assertThat(scan.runLevel().trials()).hasSize(3);
    assertThat(codes(scan)).contains("no-proof").doesNotContain("trials-left-out");
  }

  private static TrialRecord notProvable(TrialRecord record) {
    Proof none = Proof.notProvable("scan", "scan.so", null, "endpoints show no process");
    return with(record, List.of(none), record.warnings());
  }

  private static TrialRecord ended(TrialRecord record, TrialStatus status) {
    PlannedTrial trial =
        new PlannedTrial(
            record.number(), record.kind(), record.scenario(), record.block(), record.arms(), 0);
    return TrialRecord.ended(trial, Instant.EPOCH, status, "the server died", List.of());
  }

  private static TrialRecord unproven(TrialRecord record) {
    Proof broken =
        new Proof(
            "scan",
            "scan.so",
            null,
            ProofState.REFUTED,
            "telemetry",
            Map.of(),
            "read was never called");
    return with(record, List.of(broken), record.warnings());
  }

  private static TrialRecord with(TrialRecord r, List<Proof> proof, List<Warning> warnings) {
    PlannedTrial trial =
        new PlannedTrial(r.number(), r.kind(), r.scenario(), r.block(), r.arms(), 0);
    return TrialRecord.finished(
        trial,
        r.start(),
        proof,
        new TrialRecord.Measured(r.warmup(), r.samples(), r.errors(), r.figures(), warnings));
  }

  @Test
  void errorsAndGatesAndMissingProofsAreTold() {
    Warning gate = new Warning("late-sends", "p99.9 of the send delay is 2 ms");
    Comparison scan =
        only(
            scan()
                .errorShare(0.01)
                .edit(1, record -> with(record, List.of(), List.of(gate)))
                .write());

    assertThat(codes(scan)).contains("errors", "late-sends", "no-proof");
    assertThat(scan.warnings())
        .anySatisfy(w -> assertThat(w.message()).contains("in 1 of 5 trials", "send delay"));
  }

  @Test
  void aDirectoryWithoutAUsablePairHasNoAnswerAndSaysSo() {
    Comparison scan =
        only(scan().blocks(1).edit(1, record -> ended(record, TrialStatus.INTERRUPTED)).write());

    assertThat(verdict(scan)).isEqualTo(Verdict.Value.INCONCLUSIVE);
    assertThat(scan.verdict().reason()).contains("no trial of both arms is usable");
    assertThat(codes(scan)).containsExactly("trials-left-out");
  }

  @Test
  void theSameFilesGiveTheSameBytes() {
    Path results = scan().micro("tcp4", 512, Map.of("scan", 100.0)).write();

    assertThat(Json.text(analyze(results).analysis()))
        .isEqualTo(Json.text(analyze(results).analysis()));
  }

  @Test
  void theSameScenarioInTwoDirectoriesIsToldApart() {
    Findings findings = analyze(scan().name("a").write(), scan().name("b").write());

    assertThat(findings.analysis().comparisons())
        .extracting(Comparison::scenario)
        .containsExactly("20260131T120000Z-a/hello", "20260131T120000Z-b/hello");
  }
}

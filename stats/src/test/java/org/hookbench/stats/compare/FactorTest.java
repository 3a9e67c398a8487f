// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.Schedule;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.plan.Addition;
import org.hookbench.experiment.plan.Looks;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.experiment.results.Warning;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Verdict;
import org.hookbench.stats.estimate.GroupSequential;
import org.hookbench.stats.estimate.Pairing;
import org.hookbench.stats.read.MadeUpDirectory;
import org.hookbench.stats.read.MeasuredDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactorTest {
  @TempDir Path work;

  /** The scan costs 40 us, eight connections cost 300 us, two CPUs nothing. */
  private MadeUpDirectory grid() {
    MadeUpDirectory directory =
        MadeUpDirectory.in(work).arms("none", "scan").requests(500).pairs(300).blocks(5);
    for (int connections : List.of(1, 8)) {
      for (int cpus : List.of(1, 2)) {
        double cost = connections == 8 ? 300 : 0;
        directory.macro(
            "c" + connections + "-cpus" + cpus,
            Map.of("load.connections", "" + connections, "sut.limits.cpus", "" + cpus),
            Map.of("none", cost, "scan", cost + 40));
      }
    }
    return directory;
  }

  private static Findings analyze(Path directory, String factor) {
    return Analyzer.analyze(List.of(MeasuredDirectory.open(directory)), false, d -> factor);
  }

  private static List<Comparison> by(String factor, Path directory) {
    return analyze(directory, factor).analysis().comparisons().stream()
        .filter(c -> factor.equals(c.factor()))
        .toList();
  }

  @Test
  void comparesSidesThatDifferInTheFactorOnly() {
    List<Comparison> connections = by("load.connections", grid().write());

    assertThat(connections)
        .extracting(Comparison::scenario)
        .containsExactly(
            "arm none, cpus=1", "arm scan, cpus=1", "arm none, cpus=2", "arm scan, cpus=2");
    assertThat(connections)
        .allSatisfy(
            c -> {
              assertThat(c.baseline()).isEqualTo("connections=1");
              assertThat(c.treatment()).isEqualTo("connections=8");
              assertThat(c.runLevel().pairing()).isEqualTo(Pairing.BLOCK);
              assertThat(c.runLevel().trials()).hasSize(5);
              assertThat(c.verdict().value()).isEqualTo(Verdict.Value.SLOWER);
              assertThat(c.effect().contains(0.300)).isTrue();
              assertThat(c.family().comparisons()).isEqualTo(4);
              assertThat(c.verdict().reason())
                  .contains(
                      "connections=8 is slower than connections=1",
                      "4 comparisons of scenarios by load.connections");
            });
  }

  @Test
  void aFactorWithoutAnEffectIsNotSlower() {
    assertThat(by("sut.limits.cpus", grid().write()))
        .hasSize(4)
        .noneMatch(c -> c.verdict().value() == Verdict.Value.SLOWER);
  }

  @Test
  void armsAreComparedAsBeforeInAFamilyOfTheirOwn() {
    Path results = grid().write();
    List<Comparison> arms = analyze(results, null).analysis().comparisons();

    assertThat(arms).hasSize(4);
    assertThat(
            Json.text(analyze(results, "load.connections").analysis().comparisons().subList(0, 4)))
        .isEqualTo(Json.text(arms));
  }

  @Test
  void scenarioComparesWholeScenarios() {
    assertThat(by("scenario", grid().write()))
        .hasSize(6)
        .allMatch(c -> c.baseline().equals("c1-cpus1"))
        .extracting(Comparison::scenario)
        .containsOnly("arm none", "arm scan");
  }

  @Test
  void aGroupOfKeysIsAFactor() {
    assertThat(by("load", grid().write())).hasSize(4);
  }

  /** Once with one partner of each arm, once with two of the baseline. */
  @ParameterizedTest
  @CsvSource({"2, 5 of at most 20", "3, 10 of at most 40"})
  void aLookAtAGrowingResultIsOneAtItsScenariosToo(int arms, String blocks) {
    Path path =
        grid()
            .arms(List.of("none", "scan", "pass").subList(0, arms).toArray(String[]::new))
            .write();
    ResultDirectory results = ResultDirectory.open(path);
    Looks looks = new Looks(TrialKind.MACRO, List.of(5, 10, 20));
    Addition byHand = new Addition(Instant.EPOCH, TrialKind.MACRO, 5, false);
    results.writePlan(results.plan().with(List.of(looks), List.of(byHand)));
    results.seal();

    Comparison c = by("load.connections", path).get(0);
    assertThat(c.runLevel().effect().level())
        .isEqualTo(GroupSequential.confidence(0.95, 0.25, 0.5, 1)[0]);
    assertThat(c.verdict().reason()).contains("Look 1 of 3 (" + blocks + " blocks)");
    assertThat(c.warnings()).extracting(Warning::code).contains(Growth.BY_HAND);
  }

  @Test
  void trialsOfOneAfterTheOtherAreIndependent() {
    assertThat(by("load.connections", grid().schedule(Schedule.SEQUENTIAL).write()))
        .allMatch(c -> c.runLevel().pairing() == Pairing.NONE);
  }

  @Test
  void aTrialThatFailedIsLeftOutOfBothItsSides() {
    Path results =
        grid()
            .edit(
                1,
                t ->
                    TrialRecord.ended(
                        plannedOf(t), t.start(), TrialStatus.FAILED, "died", List.of()))
            .write();

    assertThat(by("load.connections", results))
        .filteredOn(c -> c.warnings().stream().anyMatch(w -> w.code().equals("trials-left-out")))
        .hasSize(2);
  }

  private static PlannedTrial plannedOf(TrialRecord t) {
    return new PlannedTrial(t.number(), t.kind(), t.scenario(), t.block(), t.arms(), 1);
  }

  @Test
  void comparesCallsBySize() {
    Path results =
        MadeUpDirectory.in(work)
            .arms("none", "scan")
            .pairs(400)
            .micro("zero", 64, Map.of("scan", 3.0))
            .micro("zero", 4096, Map.of("none", 50.0, "scan", 60.0))
            .write();

    List<Comparison> sizes = by("size", results);
    assertThat(sizes).extracting(Comparison::treatment).containsOnly("size=4096");
    assertThat(sizes).extracting(Comparison::scenario).containsExactly("arm none", "arm scan");
    assertThat(sizes.get(0).effect().contains(50)).isTrue();
  }

  @Test
  void namesTheFactorsThatThereAre() {
    Path results = grid().write();

    assertThatThrownBy(() -> analyze(results, "load.conections"))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(
            "'load.conections' is not a factor",
            "did you mean 'load.connections'?",
            "give one of load.connections, scenario, sut.limits.cpus");
  }

  @Test
  void refusesAFactorWithOneValueAndOneThatNeverVariesAlone() {
    Path one =
        MadeUpDirectory.in(work)
            .name("one")
            .requests(50)
            .macro("a", Map.of("load.connections", "1"), Map.of())
            .write();
    Path both =
        MadeUpDirectory.in(work)
            .name("both")
            .requests(50)
            .macro("a", Map.of("load.connections", "1", "sut.app", "hello"), Map.of())
            .macro("b", Map.of("load.connections", "8", "sut.app", "image"), Map.of())
            .write();

    assertThatThrownBy(() -> analyze(one, "load.connections"))
        .hasMessageContaining("load.connections has one value, 1, in all scenarios")
        .hasMessageContaining("there is one scenario");
    assertThatThrownBy(() -> analyze(both, "sut.app"))
        .hasMessageContaining("no two scenarios differ in sut.app only")
        .hasMessageContaining("load.connections");
    assertThat(by("scenario", both)).hasSize(3);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.file.ExperimentFile;
import org.hookbench.experiment.results.FileTree;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.stats.compare.Analyzer;
import org.hookbench.stats.compare.ComparedArms;
import org.hookbench.stats.read.MadeUpDirectory;
import org.hookbench.stats.read.MeasuredDirectory;
import org.hookbench.stats.read.SwitchedDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A gate on processes that each hold nothing and one hook. */
class SwitchedGateTest {
  private static final String OLD_AND_NEW =
      """
      name: gate
      sut: {app: hello}
      arms: [none, {name: old, hook: scan}, {name: new, hook: pass}, 'null']
      design: {schedule: switch, blocks: 6}
      analysis: {baseline: old}
      """;

  @TempDir private Path folder;

  /** The old hook adds 20 us, the new one 30 us. */
  private MeasuredDirectory oldAndNew() {
    return MeasuredDirectory.open(
        new SwitchedDirectory(folder, 6, 12, 50)
            .write(
                1,
                Map.of("old", 20_000.0, "new", 30_000.0, "null", 0.0),
                Map.of(ResultDirectory.EXPERIMENT, OLD_AND_NEW)));
  }

  @Test
  void theBudgetIsForWhatTheNewHookAddsBeyondTheOld() {
    List<ComparedArms> compared = Analyzer.analyze(List.of(oldAndNew())).compared();

    assertThat(compared)
        .map(c -> c.comparison().baseline() + " " + c.comparison().treatment())
        .containsExactlyInAnyOrder("none old", "none new", "none null", "old new");
    Map.of("15us", Answer.WITHIN, "5us", Answer.EXCEEDS, "10us", Answer.UNDECIDED)
        .forEach((limit, answer) -> isAnswered(compared, "request: " + limit, answer));
  }

  private static void isAnswered(List<ComparedArms> compared, String budget, Answer answer) {
    Gate gate = new GateRule(Budget.parse(budget)).judge(compared);
    assertThat(gate.answer()).as(GateText.text(gate)).isEqualTo(answer);
    assertThat(gate.lines()).extracting(GateLine::baseline).containsExactly("old");
    assertThat(gate.lines()).extracting(GateLine::treatment).containsExactly("new");
    assertThat(gate.noise()).extracting(GateLine::treatment).containsExactly("null");
    assertThat(GateText.text(gate)).contains("this is the direct cost of its calls");
    assertThat(GateText.markdown(gate)).contains("this is the direct cost of its calls");
  }

  @ParameterizedTest
  @CsvSource({"memory, false", "cpu, false", "ready, false", "request, true", "p99, true"})
  void whatAProcessUsesNeedsTheDuet(String metric, boolean possible) {
    var experiment = ExperimentFile.parse("f", OLD_AND_NEW).experiment();
    if (possible) {
      assertThatCode(() -> Metric.parse(metric).require(experiment)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> Metric.parse(metric).require(experiment))
          .hasMessage(
              "--budget: %s needs a process of its own for each arm; write --schedule duet",
              metric);
    }
  }

  @Test
  void fewerThanHalfOfTheBlocksWithBothHooksAreNoAnswer() {
    MeasuredDirectory whole = oldAndNew();
    whole.trials().stream()
        .filter(t -> t.arms().contains("new") && t.planned().block() > 2)
        .forEach(t -> FileTree.delete(t.path()));
    List<ComparedArms> compared =
        Analyzer.analyze(List.of(MeasuredDirectory.open(whole.path()))).compared();

    Gate gate = new GateRule(Budget.parse("request: 15us")).judge(compared);

    assertThat(gate.answer()).isEqualTo(Answer.UNDECIDED);
    assertThat(gate.lines().get(0).reason()).contains("8 of 12 planned trials are left");
  }

  @Test
  void resultsOfAnotherScheduleAreNotMixed() {
    List<MeasuredDirectory> switched = List.of(oldAndNew());
    List<MeasuredDirectory> duet =
        List.of(
            MeasuredDirectory.open(
                MadeUpDirectory.in(folder).requests(40).macro("hello", Map.of()).write()));

    assertThatCode(() -> Stored.require(switched, true)).doesNotThrowAnyException();
    assertThatThrownBy(() -> Stored.require(switched, false))
        .hasMessageContaining("is of --schedule switch, and what is judged is not");
    assertThatThrownBy(() -> Stored.require(duet, true))
        .hasMessageContaining("is of --schedule duet, and what is judged is not");
  }
}

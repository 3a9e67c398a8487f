// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Outcome;
import org.hookbench.stats.analysis.Outcomes;
import org.hookbench.stats.analysis.Steadiness;
import org.hookbench.stats.compare.Analyzer;
import org.hookbench.stats.compare.ComparedArms;
import org.hookbench.stats.estimate.Interval;
import org.hookbench.stats.read.MadeUpDirectory;
import org.hookbench.stats.read.MeasuredDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not called within its budget although its interval is below it. */
class GateDoubtTest {
  @TempDir private Path folder;

  private MadeUpDirectory scan(String... arms) {
    return MadeUpDirectory.in(folder)
        .arms(arms)
        .requests(600)
        .blocks(6)
        .macro("hello", Map.of("scan", 40.0));
  }

  @Test
  void anArmThatDiffersInMoreThanItsHookIsNoNoise() {
    MadeUpDirectory made = scan("none", "none-2", "scan").texts(Map.of("none-2", "none"));

    made.name("same").variants(Map.of("none", Map.of(), "none-2", Map.of()));
    Gate same = GateRuleTest.gate("request: 1ms", made);
    assertThat(same.lines()).extracting(GateLine::treatment).containsExactly("scan");
    assertThat(same.noise()).extracting(GateLine::treatment).containsExactly("none-2");
    made.name("other").variants(Map.of("none-2", Map.of("env", List.of("X"))));
    assertThat(GateRuleTest.gate("request: 1ms", made).lines())
        .extracting(GateLine::treatment)
        .containsExactlyInAnyOrder("none-2", "scan");
  }

  @Test
  void anArmAgainstItselfIsJudgedWhereThereIsNothingElse() {
    MadeUpDirectory made = scan("none", "none-2").texts(Map.of("none-2", "none"));
    assertThat(GateRuleTest.gate("request: 1ms", made).answer()).isEqualTo(Answer.WITHIN);
  }

  @Test
  void fewerThanHalfOfTheTrialsAreNeverWithin() {
    MadeUpDirectory made = scan("none", "scan");
    IntStream.rangeClosed(3, 6).forEach(trial -> made.edit(trial, r -> null));
    Gate gate = GateRuleTest.gate("request: 1ms", made);

    assertThat(gate.answer()).isEqualTo(Answer.UNDECIDED);
    assertThat(gate.lines().get(0).reason()).contains("2 of 6 planned trials are left");
  }

  @ParameterizedTest
  @CsvSource({"0.9, WITHIN", "1.1, UNDECIDED"})
  void aDifferenceThatRisesAboveTheLimitIsNeverWithin(double secondHalf, Answer answer) {
    ComparedArms whole =
        Analyzer.analyze(List.of(MeasuredDirectory.open(scan("none", "scan").write())))
            .compared()
            .get(0);
    Comparison c = whole.comparison();
    Outcome first = c.outcomes().primary();
    Interval second = new Interval(secondHalf, secondHalf, secondHalf, 0.95, "");
    Outcome settled =
        new Outcome(
            first.kind(),
            first.unit(),
            first.baseline(),
            second,
            second,
            first.margin(),
            0,
            0,
            first.value(),
            true);
    Outcomes rising =
        new Outcomes(
            c.outcomes().failures(),
            c.outcomes().figures(),
            Double.NaN,
            false,
            new Steadiness(6, 0, 0, 0, second, settled, false));
    ComparedArms compared =
        new ComparedArms(
            whole.directory(),
            whole.scenario(),
            c.in(c.family(), rising, c.verdict()),
            whole.planned(),
            whole.used(),
            whole.baseline(),
            whole.treatment());

    assertThat(new GateRule(Budget.parse("request: 1ms")).judge(List.of(compared)).answer())
        .isEqualTo(answer);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.OutcomeKind;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.analysis.RunLevel;
import org.hookbench.stats.analysis.TrialEffect;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.estimate.Ascending;
import org.hookbench.stats.estimate.Pairing;
import org.junit.jupiter.api.Test;

/**
 * The difference of what two hooks add to nothing, each in a process of its own. In block 1 the old
 * one adds 2 to 100, the new one 5 to 110: 3 more. In block 2 it is 3 to 90 and 8 to 80: 5 more.
 * The mean is 4, its standard error 1, Student's quantile with one degree of freedom 12.7062.
 */
class BesideTest {
  private static final Figure MEDIAN = new Figure(OutcomeKind.MEDIAN, Unit.MS);
  private static final Figure FAILED = new Figure(OutcomeKind.FAILED, Unit.MS);

  private static TrialSamples trial(int block, double none, double adds, long failed) {
    return samples(block, none + adds, failed, samples(block, none, 0, null));
  }

  private static TrialSamples samples(int block, double value, long failed, TrialSamples beside) {
    double[] values = new double[16];
    Arrays.fill(values, value);
    int[] connections = new int[16];
    Arrays.setAll(connections, i -> i / 8);
    return new TrialSamples(
        "t",
        block,
        values,
        Ascending.copyOf(values),
        0,
        values.length + failed,
        failed,
        1,
        connections,
        Map.of(),
        beside);
  }

  private static Input input(long failed) {
    return new Input(
        TrialKind.MACRO,
        "hello",
        Unit.MS,
        Pairing.BESIDE,
        new ArmSamples("old", List.of(trial(1, 100, 2, 0), trial(2, 90, 3, 0))),
        new ArmSamples("new", List.of(trial(1, 110, 5, failed), trial(2, 80, 8, failed))));
  }

  @Test
  void whatProcessesDifferByIsInNoEffect() {
    assertThat(RunLevelAnalysis.effects(input(0), MEDIAN))
        .containsExactly(
            new TrialEffect(1, 102.0, 105.0, 3.0), new TrialEffect(2, 93.0, 98.0, 5.0));
  }

  @Test
  void theIntervalIsThatOfPairsOfProcesses() {
    RunLevel level = RunLevelAnalysis.of(input(0), MEDIAN, 0.95);

    assertThat(level.effect().estimate()).isEqualTo(4);
    assertThat(level.effect().lower()).isCloseTo(4 - 12.7062, within(1e-3));
    assertThat(level.effect().upper()).isCloseTo(4 + 12.7062, within(1e-3));
    assertThat(level.effect().method()).contains("over 2 pairs of processes, each hook beside");
  }

  @Test
  void meanAndTailAreDifferencesOfDifferencesToo() {
    for (OutcomeKind kind : List.of(OutcomeKind.MEAN, OutcomeKind.P99)) {
      assertThat(RunLevelAnalysis.effects(input(0), new Figure(kind, Unit.MS)))
          .extracting(TrialEffect::effect)
          .containsExactly(3.0, 5.0);
    }
  }

  @Test
  void aFailureOfTheNewProcessIsNotTakenOffByItsBaseline() {
    assertThat(RunLevelAnalysis.effects(input(16), FAILED))
        .extracting(TrialEffect::effect)
        .containsExactly(0.5, 0.5);
  }

  @Test
  void halvesOfTrialsAreComparedInTheSameWay() {
    assertThat(new SteadyState(input(0), 0.95, 1).test().steady()).isTrue();
    assertThat(trial(1, 100, 2, 0).part(v -> Arrays.copyOf(v, 4)).beside().values())
        .containsExactly(100, 100, 100, 100);
  }
}

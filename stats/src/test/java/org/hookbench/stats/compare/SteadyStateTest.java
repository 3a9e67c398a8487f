// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.analysis.Steadiness;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.estimate.Ascending;
import org.hookbench.stats.estimate.Pairing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How often a steady difference is called unsteady, and how often one that moves is found. */
class SteadyStateTest {
  private static final int EXPERIMENTS = 300;
  private static final int TRIALS = 5;
  private static final int REQUESTS = 600;

  /** Five trials; both arms warm up together, and the treatment has something of its own. */
  private static Input experiment(long seed, Pairing pairing, DoubleUnaryOperator own) {
    SplittableRandom random = new SplittableRandom(seed);
    List<TrialSamples> baseline = new ArrayList<>();
    List<TrialSamples> treatment = new ArrayList<>();
    for (int block = 1; block <= TRIALS; block++) {
      baseline.add(trial(random, pairing, block, at -> 0));
      treatment.add(trial(random, pairing, block, own));
    }
    return new Input(
        TrialKind.MACRO,
        "s",
        Unit.MS,
        pairing,
        new ArmSamples("none", baseline),
        new ArmSamples("scan", treatment));
  }

  private static TrialSamples trial(
      SplittableRandom random, Pairing pairing, int block, DoubleUnaryOperator own) {
    double[] values = arm(random, own);
    return new TrialSamples(
        "t",
        block,
        values,
        Ascending.copyOf(values),
        0,
        values.length,
        0,
        1,
        new int[0],
        Map.of(),
        pairing == Pairing.BESIDE ? new TrialSamples("t", block, arm(random, at -> 0), 0) : null);
  }

  private static double[] arm(SplittableRandom random, DoubleUnaryOperator own) {
    double process = 0.1 * random.nextGaussian();
    double last = 0;
    double[] values = new double[REQUESTS];
    for (int i = 0; i < REQUESTS; i++) {
      last = 0.9 * last + 0.05 * random.nextGaussian();
      double at = i / (double) REQUESTS;
      double warmUp = Math.exp(-20 * at);
      values[i] = 3 + process + last + warmUp + 0.1 * random.nextGaussian() + own.applyAsDouble(at);
    }
    return values;
  }

  private static Steadiness steadiness(long seed, Pairing pairing, DoubleUnaryOperator own) {
    return new SteadyState(experiment(seed, pairing, own), 0.95, 1e-9).test();
  }

  private static double unsteady(Pairing pairing, DoubleUnaryOperator own) {
    return IntStream.range(0, EXPERIMENTS)
            .parallel()
            .filter(seed -> !steadiness(seed, pairing, own).steady())
            .count()
        / (double) EXPERIMENTS;
  }

  /** With a margin near 0; a margin only makes alarms rarer. Two standard errors are allowed. */
  @ParameterizedTest
  @EnumSource(Pairing.class)
  void aSteadyDifferenceIsCalledUnsteadyInAtMostFivePercent(Pairing pairing) {
    assertThat(unsteady(pairing, at -> 0)).isLessThan(0.05 + 0.025);
  }

  @ParameterizedTest
  @EnumSource(Pairing.class)
  void driftWarmUpAndStepsOfTheDifferenceAreFound(Pairing pairing) {
    assertThat(unsteady(pairing, at -> at)).isGreaterThan(0.9);
    assertThat(unsteady(pairing, at -> 2 * Math.exp(-3 * at))).isGreaterThan(0.9);
    assertThat(unsteady(pairing, at -> at < 0.4 ? 0.5 : 0)).isGreaterThan(0.9);
  }
}

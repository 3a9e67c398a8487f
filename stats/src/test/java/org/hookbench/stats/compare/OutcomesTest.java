// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.hookbench.experiment.Margin;
import org.hookbench.experiment.OutcomeKind;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.Warning;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.analysis.Verdict.Value;
import org.hookbench.stats.estimate.Interval;
import org.hookbench.stats.estimate.Newcombe;
import org.hookbench.stats.estimate.Pairing;
import org.junit.jupiter.api.Test;

/** What a verdict must not hide: a tail, failures, a coarse clock, a level that still moves. */
class OutcomesTest {
  private static final int TRIALS = 5;
  private static final int REQUESTS = 2_000;
  private final SplittableRandom random = new SplittableRandom(11);

  /** Milliseconds around 2.5, changed by a function of a uniform number. */
  private double[] times(DoubleUnaryOperator change) {
    return random
        .doubles(REQUESTS)
        .map(u -> 2 + u / 5 + change.applyAsDouble(random.nextDouble()))
        .toArray();
  }

  private List<TrialSamples> trials(DoubleUnaryOperator change, long failed) {
    return IntStream.rangeClosed(1, TRIALS)
        .mapToObj(block -> new TrialSamples("t" + block, block, times(change), 0, failed))
        .toList();
  }

  private static Comparison compare(
      Pairing pairing, List<TrialSamples> baseline, List<TrialSamples> treatment) {
    return new Comparer(new Settings(Margin.parse("25us"), 0.95, 1))
        .compare(
            new Input(
                TrialKind.MACRO,
                "s",
                Unit.MS,
                pairing,
                new ArmSamples("none", baseline),
                new ArmSamples("scan", treatment)));
  }

  private static List<String> codes(Comparison c) {
    return c.warnings().stream().map(Warning::code).toList();
  }

  @Test
  void aTailThatDoublesIsNotEquivalent() {
    Comparison c = compare(Pairing.BLOCK, trials(u -> 0, 0), trials(u -> u < 0.03 ? 3 : 0, 0));
    assertThat(c.verdict().value()).isEqualTo(Value.MIXED);
    assertThat(c.verdict().reason())
        .contains("in the median", "slower in the mean by", "slower in the 99th percentile by");
    assertThat(c.outcomes().figures().stream().map(o -> o.kind()))
        .containsExactly(OutcomeKind.MEDIAN, OutcomeKind.MEAN, OutcomeKind.P99);
  }

  @Test
  void equivalentSaysThatItIsAboutTheMedianAndWhatItCannotExclude() {
    Comparison c = compare(Pairing.DUET, shifted(0), shifted(0.001));
    assertThat(c.verdict().value()).isEqualTo(Value.EQUIVALENT);
    assertThat(c.verdict().reason())
        .contains("equivalent in the median", "5 trials cannot exclude that up to 45 %");
  }

  private List<TrialSamples> shifted(double by) {
    SplittableRandom same = new SplittableRandom(3);
    return IntStream.rangeClosed(1, TRIALS)
        .mapToObj(
            block ->
                new TrialSamples(
                    "t", block, same.doubles(REQUESTS).map(u -> 2 + u + by).toArray(), 0))
        .toList();
  }

  @Test
  void armsThatFailDifferentlyOftenAreNotComparedByTheirSurvivors() {
    Comparison c = compare(Pairing.BLOCK, trials(u -> 0, 2), trials(u -> -0.5, 900));
    assertThat(c.verdict().value()).isEqualTo(Value.FAILS_MORE);
    assertThat(c.verdict().reason())
        .contains("scan fails more often than none: 4,500 of 14,500 requests (31.03 %)");
    Comparison less = compare(Pairing.BLOCK, trials(u -> 0, 900), trials(u -> 0, 2));
    assertThat(less.verdict().value()).isEqualTo(Value.FAILS_LESS);
  }

  @Test
  void failuresOfOneTrialAreNoAnswerAndTakeTheOtherAnswerAway() {
    List<TrialSamples> slow = new ArrayList<>(trials(u -> 1, 0));
    slow.set(0, new TrialSamples("t1", 1, times(u -> 1), 0, 2_000));
    Comparison c = compare(Pairing.BLOCK, trials(u -> 0, 0), slow);
    assertThat(c.verdict().value()).isEqualTo(Value.INCONCLUSIVE);
    assertThat(c.verdict().reason()).contains("fails more often", "The trials disagree");
  }

  @Test
  void aFewFailuresInBothArmsChangeNothing() {
    Comparison c = compare(Pairing.BLOCK, trials(u -> 0, 3), trials(u -> 1, 3));
    assertThat(c.verdict().value()).isEqualTo(Value.SLOWER);
  }

  @Test
  void aClockOfWholeMillisecondsCannotShowEquivalence() {
    Comparison c = compare(Pairing.NONE, whole(0.30), whole(0.45));
    assertThat(c.verdict().value()).isNotEqualTo(Value.EQUIVALENT);
    assertThat(codes(c)).contains("coarse-clock");
    assertThat(c.verdict().reason())
        .contains("No number of trials settles it: the times come in steps")
        .doesNotContain("trials in total");
    assertThat(c.outcomes().step()).isCloseTo(1, within(1e-9));
    assertThat(c.effect().upper() - c.effect().lower()).isGreaterThanOrEqualTo(1);
  }

  @Test
  void noIntervalIsNarrowerThanAStepOfWholeMilliseconds() {
    Comparison c = compare(Pairing.NONE, whole(0.30), whole(0.45));
    assertThat(
            List.of(
                c.medianDifference(),
                c.hodgesLehmann(),
                c.runLevel().effect(),
                c.runLevel().equivalence(),
                c.runLevel().hodgesLehmann()))
        .allMatch(i -> i.lower() <= i.estimate() - 1 && i.estimate() + 1 <= i.upper());
    assertThat(c.shiftFunction().points())
        .allMatch(p -> p.lower() <= p.shift() - 1 && p.shift() + 1 <= p.upper());
  }

  @Test
  void twoHooksBesideEachOtherHaveTwoStepsOnEachSide() {
    Comparison c = compare(Pairing.BESIDE, beside(whole(0.30)), beside(whole(0.45)));
    Interval median = c.outcomes().primary().effect();
    assertThat(c.outcomes().step()).isCloseTo(1, within(1e-9));
    assertThat(median.upper() - median.lower()).isGreaterThanOrEqualTo(4);
  }

  private List<TrialSamples> beside(List<TrialSamples> hooked) {
    return hooked.stream()
        .map(
            t ->
                new TrialSamples(
                    t.label(),
                    t.block(),
                    t.values(),
                    t.sorted(),
                    t.outOfOrder(),
                    t.requests(),
                    t.failed(),
                    t.session(),
                    t.connections(),
                    t.used(),
                    new TrialSamples(t.label(), t.block(), t.values().clone(), 0)))
        .toList();
  }

  @Test
  void aStepFarBelowTheMarginIsNotCoarseThoughAllTrialsAgree() {
    List<TrialSamples> same = new ArrayList<>();
    for (int block = 1; block <= TRIALS; block++) {
      double[] inSteps = random.doubles(REQUESTS).map(u -> 2 + Math.rint(u) / 10_000).toArray();
      same.add(new TrialSamples("t" + block, block, inSteps, 0));
    }
    Comparison c = compare(Pairing.BLOCK, same, same);
    assertThat(c.outcomes().step()).isCloseTo(1e-4, within(1e-9));
    assertThat(codes(c)).doesNotContain("coarse-clock");
    assertThat(c.verdict().value()).isEqualTo(Value.EQUIVALENT);
  }

  private List<TrialSamples> whole(double level) {
    return IntStream.rangeClosed(1, TRIALS)
        .mapToObj(
            block ->
                new TrialSamples(
                    "t",
                    block,
                    random.doubles(REQUESTS).map(u -> Math.rint(level + 0.3 * u)).toArray(),
                    0))
        .toList();
  }

  @Test
  void aFineClockIsNotCalledCoarse() {
    Comparison c = compare(Pairing.NONE, trials(u -> 0, 0), trials(u -> 0.2, 0));
    assertThat(codes(c)).doesNotContain("coarse-clock", "not-stationary");
    assertThat(c.verdict().value()).isEqualTo(Value.SLOWER);
  }

  @Test
  void aCostThatEndsDuringTheTrialIsSaid() {
    Comparison c = compare(Pairing.DUET, trials(u -> 0, 0), ending());
    assertThat(codes(c)).contains("not-stationary");
    assertThat(c.outcomes().steadiness().steady()).isFalse();
    assertThat(c.verdict().value()).isEqualTo(Value.INCONCLUSIVE);
    assertThat(c.verdict().reason()).startsWith("The difference has not settled: in the second");
  }

  private List<TrialSamples> ending() {
    return IntStream.rangeClosed(1, TRIALS)
        .mapToObj(
            block -> {
              double[] values = times(u -> 0);
              Arrays.setAll(values, i -> values[i] + (i < 0.4 * REQUESTS ? 1 : 0));
              return new TrialSamples("t", block, values, 0);
            })
        .toList();
  }

  /** Newcombe 1998, table II, method 10. */
  @Test
  void theIntervalOfTwoSharesIsNewcombes() {
    var interval = Newcombe.difference(48, 80, 56, 70, 0.95);
    assertThat(interval.lower()).isCloseTo(0.0524, within(1e-4));
    assertThat(interval.upper()).isCloseTo(0.3339, within(1e-4));
    assertThat(Newcombe.difference(0, 10, 0, 20, 0.95).lower()).isCloseTo(-0.2775, within(1e-4));
  }
}

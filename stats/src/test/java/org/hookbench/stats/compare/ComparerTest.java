// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hookbench.experiment.Margin;
import org.hookbench.experiment.OutcomeKind;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.Warning;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Failures;
import org.hookbench.stats.analysis.Failures.Share;
import org.hookbench.stats.analysis.Family;
import org.hookbench.stats.analysis.Outcome;
import org.hookbench.stats.analysis.Outcomes;
import org.hookbench.stats.analysis.RunLevel;
import org.hookbench.stats.analysis.Steadiness;
import org.hookbench.stats.analysis.TrialEffect;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.analysis.Verdict.Value;
import org.hookbench.stats.estimate.Interval;
import org.hookbench.stats.estimate.MeanEffect;
import org.hookbench.stats.estimate.Pairing;
import org.hookbench.stats.oracle.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparerTest {
  private static final Settings SETTINGS = new Settings(Margin.parse("1%"), 0.95, 1);
  private final SplittableRandom random = new SplittableRandom(5);

  private double[] around(double level, int n) {
    return random.doubles(n).map(u -> level + u).toArray();
  }

  private static TrialSamples trial(int block, double... values) {
    return new TrialSamples("trial " + block, block, values, 0);
  }

  private static Comparison compare(Pairing pairing, List<TrialSamples> a, List<TrialSamples> b) {
    return new Comparer(SETTINGS)
        .compare(
            new Input(
                TrialKind.MACRO,
                "s",
                Unit.MS,
                pairing,
                new ArmSamples("none", a),
                new ArmSamples("scan", b)));
  }

  /** Trials whose levels lie apart by the given numbers. */
  private List<TrialSamples> trials(double... levels) {
    return IntStream.range(0, levels.length)
        .mapToObj(i -> trial(i + 1, around(levels[i], 300)))
        .toList();
  }

  private static List<String> codes(Comparison c) {
    return c.warnings().stream().map(Warning::code).toList();
  }

  @Test
  void aQuietComparisonHasNoWarning() {
    Comparison c =
        compare(Pairing.DUET, trials(2, 2.01, 2, 2.02, 2), trials(2.5, 2.51, 2.5, 2.52, 2.5));
    assertThat(c.warnings()).isEmpty();
    assertThat(c.verdict().value()).isEqualTo(Value.SLOWER);
  }

  @Test
  void fewTrialsAreNamed() {
    assertThat(codes(compare(Pairing.NONE, trials(2, 2), trials(2, 2, 2)))).contains("few-trials");
  }

  @Test
  void aTrialWithoutPartnerIsLeftOutAndSaid() {
    Comparison c = compare(Pairing.BLOCK, trials(2, 2, 2), trials(2, 2));
    assertThat(codes(c)).contains("trials-without-partner");
    assertThat(c.runLevel().trials().get(2).effect()).isNull();
    assertThat(c.runLevel().effect().method()).contains("2 trials");
  }

  @Test
  void samplesThatFollowEachOtherAreNamed() {
    double[] walk = around(2, 600);
    for (int i = 1; i < walk.length; i++) {
      walk[i] = 0.98 * walk[i - 1] + 0.02 * walk[i];
    }
    Comparison c =
        compare(Pairing.NONE, List.of(trial(1, walk)), List.of(trial(1, around(2, 600))));
    assertThat(codes(c)).contains("strong-autocorrelation", "request-level-false-positives");
    assertThat(c.requestLevel().falsePositiveRate()).isGreaterThan(0.5);
  }

  @Test
  void meanAndMedianThatDisagreeAreNamed() {
    double[] tail = around(2.1, 400);
    double[] base = around(2, 400);
    for (int i = 0; i < 20; i++) {
      base[i * 20] += 80;
    }
    Comparison c = compare(Pairing.NONE, List.of(trial(1, base)), List.of(trial(1, tail)));
    assertThat(codes(c)).contains("mean-and-median-disagree");
  }

  @Test
  void testsThatDisagreeAreNamed() {
    double[] symmetric = random.doubles(400).map(u -> 2 + 0.1 * u).toArray();
    double[] skewed = random.doubles(400).map(u -> 2 + (u < 0.97 ? 0.09 * u : 0.3)).toArray();
    Comparison c = compare(Pairing.NONE, List.of(trial(1, symmetric)), List.of(trial(1, skewed)));
    assertThat(codes(c)).contains("request-level-tests-disagree");
  }

  @Test
  void differenceOfTrialsIsNotTakenForTheHook() {
    Comparison c =
        compare(Pairing.NONE, trials(2, 2.6, 2.1, 2.7, 2), trials(2.5, 2.1, 2.8, 2.2, 2.7));
    assertThat(c.requestLevel().kruskalWallis().p()).isLessThan(0.001);
    assertThat(c.verdict().value()).isEqualTo(Value.INCONCLUSIVE);
    assertThat(codes(c)).contains("request-and-run-level-disagree");
  }

  @Test
  void blocksRemoveWhatTheirTrialsShare() {
    double[] drift = {2, 3, 4, 5, 6};
    double[] drifted = Arrays.stream(drift).map(d -> d + 0.2).toArray();
    assertThat(compare(Pairing.BLOCK, trials(drift), trials(drifted)).verdict().value())
        .isEqualTo(Value.SLOWER);
    assertThat(compare(Pairing.NONE, trials(drift), trials(drifted)).verdict().value())
        .isEqualTo(Value.INCONCLUSIVE);
  }

  @Test
  void constantSamplesGiveNoTestAndNoCrash() {
    Comparison c =
        compare(
            Pairing.NONE,
            List.of(trial(1, 2, 2, 2), trial(2, 2, 2, 2)),
            List.of(trial(1, 2, 2, 2), trial(2, 2, 2, 2)));
    assertThat(c.requestLevel().kruskalWallis().h()).isNaN();
    assertThat(c.requestLevel().welchT().p()).isNaN();
    assertThat(c.verdict().value()).isEqualTo(Value.INCONCLUSIVE);
    assertThat(codes(c)).contains("coarse-clock");
    assertThat(c.hodgesLehmann().estimate()).isZero();
  }

  @Test
  void pairsOfADuetMustBeComplete() {
    List<TrialSamples> two = List.of(trial(1, 1, 2));
    List<TrialSamples> three = List.of(trial(1, 1, 2, 3));
    assertThatThrownBy(() -> compare(Pairing.DUET, two, three))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    " 1.0, 3.0,  1.2, 2.8, 0.5, SLOWER",
    "-3.0,-1.0, -2.8,-1.2, 0.5, FASTER",
    "-1.0, 1.0, -0.8, 0.8, 0.5, INCONCLUSIVE",
    "-0.4, 0.4, -0.3, 0.3, 0.5, EQUIVALENT",
    " 0.1, 0.6,  0.2, 0.4, 0.5, EQUIVALENT",
    "-0.6, 0.6, -0.5, 0.4, 0.5, INCONCLUSIVE",
    " 0.0, 2.0,  0.1, 1.9, 0.5, INCONCLUSIVE"
  })
  void theVerdictFollowsFromTheIntervals(
      double low, double high, double low90, double high90, double margin, Value expected) {
    Interval effect = new Interval((low + high) / 2, low, high, 0.95, "m");
    Interval equivalence = new Interval((low + high) / 2, low90, high90, 0.90, "m");
    var trials =
        new ArrayList<>(
            List.of(new TrialEffect(1, 1.0, 1.0, 0.0), new TrialEffect(2, 1.0, 1.0, 0.0)));
    RunLevel level =
        new RunLevel(
            Pairing.DUET,
            "s",
            trials,
            MeanEffect.symmetric(effect.estimate(), 1, 1, "m"),
            effect,
            equivalence,
            null,
            0.5,
            null,
            null,
            0,
            List.of());
    Value value = OutcomeRule.value(Unit.NS, effect, equivalence, margin);
    Outcome median =
        new Outcome(
            OutcomeKind.MEDIAN, Unit.NS, 1, effect, equivalence, margin, 0.01, 1, value, false);
    Failures none = new Failures(new Share(0, 9), new Share(0, 9), effect, false, 1, false);
    Steadiness steady = new Steadiness(2, 0, 0, 0, null, null, true);
    Outcomes outcomes = new Outcomes(none, List.of(median), 0, false, steady);
    var verdict =
        new VerdictRule("none", "scan", TrialKind.MICRO, Unit.NS)
            .decide(level, outcomes, new Family(1, false, 0.01, 0.01), 0.05, "calls");
    assertThat(verdict.value()).isEqualTo(expected);
    assertThat(verdict.reason()).contains("Margin: ±0.500 ns per call").contains("none", "scan");
  }

  @Test
  void signedRankIntervalsAgreeWithTheEnumeration() {
    for (JsonNode c : Oracle.cases("signed_rank")) {
      double[] effects =
          Arrays.stream(Oracle.data(c.path("data").asText())).map(v -> v - 10).toArray();
      Interval interval = Intervals.signedRank(effects, 0.95);
      assertThat(interval.estimate()).isCloseTo(c.path("estimate").asDouble(), within(1e-12));
      assertThat(interval.lower()).isCloseTo(c.path("lower").asDouble(), within(1e-12));
      assertThat(interval.upper()).isCloseTo(c.path("upper").asDouble(), within(1e-12));
    }
    assertThat(Intervals.signedRank(new double[] {1, 2, 3}, 0.95).lower()).isNaN();
  }
}

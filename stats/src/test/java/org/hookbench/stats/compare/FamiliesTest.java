// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hookbench.experiment.OutcomeKind;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Failures;
import org.hookbench.stats.analysis.Outcome;
import org.hookbench.stats.analysis.Outcomes;
import org.hookbench.stats.analysis.RunLevel;
import org.hookbench.stats.analysis.Steadiness;
import org.hookbench.stats.analysis.TrialEffect;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.analysis.Verdict.Value;
import org.hookbench.stats.estimate.Newcombe;
import org.hookbench.stats.estimate.Pairing;
import org.hookbench.stats.read.MadeUpDirectory;
import org.hookbench.stats.read.MeasuredDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is promised for comparisons that are judged together. */
class FamiliesTest {
  private static final double ALPHA = 0.05;
  private static final int TRIALS = 5;
  private static final int EXPERIMENTS = 500;
  @TempDir Path work;

  /** Median, mean and tail of one comparison, each with its own effects over trials. */
  private static Comparison comparison(Random random, double median, double tail, double margin) {
    RunLevel primary = level(random, median);
    List<Outcome> figures =
        List.of(
            OutcomeRule.outcome(OutcomeKind.MEDIAN, Unit.NS, primary, margin, 0),
            OutcomeRule.outcome(OutcomeKind.MEAN, Unit.NS, level(random, tail), margin, 0),
            OutcomeRule.outcome(OutcomeKind.P99, Unit.NS, level(random, tail), margin, 0));
    Failures.Share none = new Failures.Share(0, 1_000);
    Failures failures =
        new Failures(none, none, Newcombe.difference(0, 1_000, 0, 1_000, 0.95), false, 1, false);
    Outcomes outcomes =
        new Outcomes(
            failures,
            figures,
            Double.NaN,
            false,
            new Steadiness(TRIALS, 0, 0, 0, null, null, true));
    return new Comparison(
        null,
        TrialKind.MICRO,
        "s",
        Unit.NS,
        "none",
        "scan",
        null,
        null,
        null,
        null,
        null,
        primary,
        outcomes,
        null,
        null,
        List.of());
  }

  private static RunLevel level(Random random, double effect) {
    List<TrialEffect> trials =
        IntStream.range(0, TRIALS)
            .mapToObj(i -> new TrialEffect(i, 100.0, 100.0, effect + random.nextGaussian()))
            .toList();
    return RunLevelAnalysis.of(Pairing.DUET, trials, 1 - ALPHA);
  }

  private static List<List<Comparison>> judged(int k, double effect, double margin) {
    return LongStream.of(new Random(k).longs(EXPERIMENTS).toArray())
        .parallel()
        .mapToObj(Random::new)
        .map(
            random ->
                IntStream.range(0, k)
                    .mapToObj(i -> comparison(random, effect, effect, margin))
                    .toList())
        .map(members -> Families.together(members, ALPHA, false))
        .toList();
  }

  private static double share(List<List<Comparison>> judged, Value... wrong) {
    return judged.stream()
            .filter(all -> all.stream().anyMatch(c -> List.of(wrong).contains(c.verdict().value())))
            .count()
        / (double) EXPERIMENTS;
  }

  /** Without an effect; two standard errors of the rate are allowed. */
  @ParameterizedTest
  @CsvSource({"1", "10"})
  void anyFalseVerdictIsAsRareAsItSays(int k) {
    List<List<Comparison>> judged = judged(k, 0, 0.01);
    assertThat(share(judged, Value.SLOWER, Value.FASTER)).isLessThan(ALPHA + 0.02);
    assertThat(share(judged, Value.MIXED)).isLessThan(ALPHA + 0.02);
  }

  /** A true difference at the edge of the margin: none of the other outcomes is beyond it. */
  @ParameterizedTest
  @CsvSource({"1", "10"})
  void anyFalseMixedAtTheMarginIsAsRareAsItSays(int k) {
    assertThat(share(judged(k, 0.5, 0.5), Value.MIXED)).isLessThan(ALPHA + 0.02);
  }

  @Test
  void aDifferenceThatDoesNotSurviveTheNumberOfComparisonsIsInconclusive() {
    Comparison small =
        IntStream.range(0, 100)
            .mapToObj(seed -> comparison(new Random(seed), 2, 0, 0.01))
            .filter(c -> c.runLevel().p() > 0.01 && c.runLevel().p() < 0.04)
            .findFirst()
            .orElseThrow();
    assertThat(Families.together(List.of(small), ALPHA, false).get(0).verdict().value())
        .isEqualTo(Value.SLOWER);
    Random random = new Random(5);
    List<Comparison> all = new ArrayList<>();
    IntStream.range(0, 20).forEach(i -> all.add(comparison(random, 0, 0, 0.01)));
    all.add(small);
    Comparison lost = Families.together(all, ALPHA, false).get(20);
    assertThat(lost.verdict().value()).isEqualTo(Value.INCONCLUSIVE);
    assertThat(lost.verdict().reason()).contains("among the 21 comparisons of calls", "Holm");
    assertThat(lost.family().comparisons()).isEqualTo(21);
  }

  @Test
  void aCertainDifferenceSurvivesAndSaysAmongHowMany() {
    Random random = new Random(5);
    List<Comparison> two = List.of(comparison(random, 50, 50, 1), comparison(random, 40, 900, 1));
    List<Comparison> judged = Families.together(two, ALPHA, false);
    assertThat(judged.get(0).verdict().value()).isEqualTo(Value.SLOWER);
    assertThat(judged.get(0).verdict().reason())
        .contains("This holds among the 2 comparisons of calls");
  }

  @Test
  void aTailThatIsCertainMakesItMixedAmongManyToo() {
    Random random = new Random(7);
    List<Comparison> ten =
        IntStream.range(0, 10).mapToObj(i -> comparison(random, 0, i == 0 ? 90 : 0, 5)).toList();
    List<Comparison> judged = Families.together(ten, ALPHA, false);
    assertThat(judged.get(0).verdict().value()).isEqualTo(Value.MIXED);
    assertThat(judged.subList(1, 10)).allMatch(c -> c.verdict().value() == Value.EQUIVALENT);
  }

  @Test
  void controlsAreNoneOfTheFamilyWhereThePlanSaysWhatEachArmIs() {
    Map<String, Map<String, Object>> variants =
        Map.of("none", Map.of(), "null", Map.of("preload", List.of("null")), "none-2", Map.of());
    Path directory =
        MadeUpDirectory.in(work)
            .arms("none", "null", "none-2", "scan")
            .requests(300)
            .macro("hello", Map.of("scan", 40.0))
            .texts(Map.of("none-2", "none"))
            .variants(variants)
            .write();

    List<ComparedArms> compared =
        Analyzer.analyze(List.of(MeasuredDirectory.open(directory))).compared();
    assertThat(compared).extracting(ComparedArms::control).containsExactly(true, true, false);
    assertThat(compared.get(2).comparison().family().comparisons()).isEqualTo(1);
  }

  @Test
  void aUrlWithANameOfItsOwnIsNoControl() {
    Path directory =
        MadeUpDirectory.in(work)
            .arms("old", "new", "none-2")
            .texts(Map.of("old", "none", "new", "none", "none-2", "none"))
            .parameters(Map.of("factors", Map.of("sut.urls", "[http://a, http://b, http://c]")))
            .requests(300)
            .macro("hello", Map.of())
            .write();

    assertThat(Analyzer.analyze(List.of(MeasuredDirectory.open(directory))).compared())
        .extracting(ComparedArms::control)
        .containsExactly(false, true);
  }

  @Test
  void aControlSaysThatItIsOne() {
    Comparison c = comparison(new Random(9), 0, 0, 9);
    assertThat(Families.together(List.of(c), ALPHA, true).get(0).verdict().reason())
        .endsWith("It is a control, judged by itself.");
  }
}

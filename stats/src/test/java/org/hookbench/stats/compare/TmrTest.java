// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hookbench.experiment.Margin;
import org.hookbench.experiment.OutcomeKind;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.Warning;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Outcome;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.analysis.Verdict.Value;
import org.hookbench.stats.estimate.Pairing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The 99th percentile over the median: of 1 + exponential times it is (1 + k ln 100) / (1 + k ln
 * 2).
 */
class TmrTest {
  private static final Set<OutcomeKind> ASKED = Set.of(OutcomeKind.MEDIAN, OutcomeKind.TMR);
  private final SplittableRandom random = new SplittableRandom(17);

  private ArmSamples arm(String name, int requests, double scale) {
    return new ArmSamples(
        name,
        IntStream.rangeClosed(1, 8)
            .mapToObj(block -> new TrialSamples("t" + block, block, times(requests, scale), 0, 0))
            .toList());
  }

  private double[] times(int requests, double scale) {
    return random.doubles(requests).map(u -> 1 - scale * Math.log1p(-u)).toArray();
  }

  private Comparison compare(int requests, double scale, Set<OutcomeKind> outcomes) {
    Settings settings =
        new Settings(
            Margin.MACRO_DEFAULT, Map.of(), Map.of(), 0.95, OutcomeKind.MEDIAN, outcomes, 1);
    return new Comparer(settings)
        .compare(
            new Input(
                TrialKind.MACRO,
                "s",
                Unit.MS,
                Pairing.BLOCK,
                arm("none", requests, 0.1),
                arm("scan", requests, scale)));
  }

  private static List<String> codes(Comparison c) {
    return c.warnings().stream().map(Warning::code).toList();
  }

  private static double tmr(double scale) {
    return (1 + scale * Math.log(100)) / (1 + scale * Math.log(2));
  }

  @Test
  void isFoundWithItsIntervalAndVerdict() {
    Comparison c = compare(4_000, 0.2, ASKED);

    Outcome tmr = c.outcomes().secondary().get(0);
    assertThat(tmr.name()).isEqualTo("tmr");
    assertThat(tmr.baseline()).isCloseTo(tmr(0.1), within(0.01));
    assertThat(tmr.effect().estimate()).isCloseTo(tmr(0.2) - tmr(0.1), within(0.03));
    assertThat(tmr.effect().lower()).isPositive();
    assertThat(tmr.value()).isEqualTo(Value.SLOWER);
    assertThat(OutcomeLines.of(c))
        .anyMatch(line -> line.matches("tmr: \\+0\\.\\d+ against .*higher"));
    assertThat(codes(c)).doesNotContain("few-for-tail");
  }

  @ParameterizedTest
  @CsvSource({"2999, true", "499, false"})
  void aFewSamplesAreToldAndVeryFewNotCompared(int requests, boolean compared) {
    Comparison c = compare(requests, 0.1, ASKED);

    assertThat(codes(c)).contains("few-for-tail");
    assertThat(c.outcomes().secondary()).hasSize(compared ? 1 : 0);
  }

  @Test
  void isNotComparedUnlessItIsAskedFor() {
    Comparison c = compare(600, 0.2, Set.of(OutcomeKind.MEDIAN, OutcomeKind.P99));

    assertThat(c.outcomes().secondary()).extracting(Outcome::kind).containsOnly(OutcomeKind.P99);
    assertThat(codes(c)).doesNotContain("few-for-tail");
  }
}

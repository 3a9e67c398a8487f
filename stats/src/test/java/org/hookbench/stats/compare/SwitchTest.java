// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.DirectAndTotal;
import org.hookbench.stats.analysis.Level;
import org.hookbench.stats.analysis.Verdict.Value;
import org.hookbench.stats.estimate.Interval;
import org.hookbench.stats.estimate.Pairing;
import org.hookbench.stats.estimate.Power;
import org.hookbench.stats.power.PilotSpread;
import org.hookbench.stats.read.MadeUpDirectory;
import org.hookbench.stats.read.MeasuredDirectory;
import org.hookbench.stats.read.SwitchedDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process that holds both arms: pairs, connection rounds, processes. */
class SwitchTest {
  @TempDir Path work;

  private Path write(long seed, int processes, int rounds, double effectNs, double processSdNs) {
    return new SwitchedDirectory(work, processes, rounds, processSdNs)
        .write(seed, Map.of("scan", effectNs));
  }

  private static Comparison compare(Path result) {
    return Analyzer.analyze(List.of(MeasuredDirectory.open(result))).compared().get(0).comparison();
  }

  @Test
  void oneProcessHasAnIntervalOverItsConnectionRoundsAndSaysThatItIsOne() {
    Comparison c = compare(write(1, 1, 200, 5_000, 0));

    assertThat(c.runLevel().pairing()).isEqualTo(Pairing.SWITCH);
    Interval effect = c.runLevel().effect();
    assertThat(effect.contains(0.005)).isTrue();
    assertThat(effect.method()).startsWith("Student's t over 200 connection rounds of one process");
    assertThat(effect.method()).doesNotContain("too narrow");
    assertThat(effect.upper() - effect.lower()).isBetween(0.0008, 0.003);
    assertThat(c.verdict().value()).isEqualTo(Value.SLOWER);
    assertThat(c.verdict().reason()).contains("This is one process, the verdict is about it alone");
    assertThat(c.warnings())
        .filteredOn(w -> w.code().equals("single-trial-per-arm"))
        .allMatch(w -> w.message().startsWith("There is one trial: it does not tell"))
        .hasSize(1);
  }

  @Test
  void theIntervalOfOneProcessAllowsForHowProcessesDifferByAShareOfTheEffect() {
    Comparison none = compare(write(8, 1, 200, 0, 0));
    Comparison large = compare(write(9, 1, 200, 1_000_000, 0));

    double half = 1_000 * (none.runLevel().effect().upper() - none.runLevel().effect().lower()) / 2;
    Interval effect = large.runLevel().effect();
    assertThat(half).isLessThan(1.5);
    assertThat((effect.upper() - effect.lower()) / 2 / effect.estimate())
        .isCloseTo(1.96 * 0.005, org.assertj.core.api.Assertions.within(0.0002));
    assertThat(effect.method()).endsWith("and 0.5 % of the effect for how processes differ");
    assertThat(large.verdict().reason()).contains("0.5 % of the effect");
  }

  @Test
  void oneProcessIsNoPilot() {
    MeasuredDirectory one = MeasuredDirectory.open(write(7, 1, 60, 5_000, 0));
    ComparedArms compared = Analyzer.analyze(List.of(one)).compared().get(0);

    assertThat(compared.comparison().runLevel().effect()).isNotNull();
    assertThat(new PilotSpread(new Power(0.95, 0.8)).sampleSize(compared, Double.NaN)).isNull();
  }

  @Test
  void severalProcessesAreTheUnitAndTheSpreadHasLevels() {
    Comparison c = compare(write(2, 5, 40, 5_000, 4_000));

    assertThat(c.runLevel().effect().method())
        .isEqualTo("Student's t over 5 trials, widened for skewness");
    List<Level> levels = c.runLevel().levels();
    assertThat(levels).extracting(Level::level).containsExactly("process", "within");
    assertThat(levels).extracting(Level::groups).containsExactly(5, 200);
    assertThat(levels.get(0).sd()).isBetween(0.0015, 0.009);
    assertThat(levels.get(1).sd()).isBetween(0.0003, 0.0015);
    assertThat(c.runLevel().trials())
        .allMatch(t -> t.within().contains(t.effect()) && t.within().method().contains("40 conn"));
    assertThat(OutcomeLines.of(c))
        .anyMatch(l -> l.contains("of parts of a process, not of whole ones: between 5 processes"));
  }

  @Test
  void aSwitchBesideADuetTellsTheDirectCostAndTheRest() {
    Path duet =
        MadeUpDirectory.in(work)
            .arms("none", "scan")
            .requests(500)
            .parameters(Map.of())
            .macro("hello", Map.of("scan", 20.0))
            .write();
    Findings findings =
        Analyzer.analyze(
            List.of(
                MeasuredDirectory.open(write(4, 5, 40, 5_000, 0)), MeasuredDirectory.open(duet)));

    DirectAndTotal costs = findings.analysis().costs().get(0);
    assertThat(costs.direct().estimate()).isBetween(0.003, 0.007);
    assertThat(costs.total().estimate()).isBetween(0.012, 0.028);
    assertThat(costs.rest().estimate())
        .isEqualTo(costs.total().estimate() - costs.direct().estimate());
    assertThat(Phrase.costs(costs)).contains("scan, ", "(switch), in all", "(duet)");
    assertThat(org.hookbench.stats.report.Summary.markdown(findings))
        .contains("Direct and in all", "beside its calls");
  }

  @Test
  void theIntervalOfADifferenceComesFromBoth() {
    Interval direct = new Interval(1, 0.7, 1.4, 0.95, "");
    Interval total = new Interval(3, 2.7, 3.3, 0.95, "");
    Interval rest = DirectCosts.difference(direct, total);
    assertThat(rest.estimate()).isEqualTo(2);
    assertThat(rest.lower()).isCloseTo(1.5, org.assertj.core.api.Assertions.within(1e-12));
    assertThat(rest.upper())
        .isCloseTo(2 + Math.hypot(0.3, 0.3), org.assertj.core.api.Assertions.within(1e-12));
  }

  @Test
  void aFasterOneSaysWhatItCannotExclude() {
    Comparison c = compare(write(5, 3, 40, -5_000, 0));
    assertThat(c.verdict().value()).isEqualTo(Value.FASTER);
    assertThat(c.verdict().reason())
        .contains("3 trials cannot exclude that up to 63 % of the processes are slower");
  }

  @Test
  void tooFewRoundsGiveNoInterval() {
    Comparison c = compare(write(3, 1, 38, 5_000, 0));
    assertThat(c.runLevel().effect()).isNull();
    assertThat(c.verdict().value()).isEqualTo(Value.INCONCLUSIVE);
  }
}

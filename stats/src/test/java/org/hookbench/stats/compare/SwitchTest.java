// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.plan.PlannedScenario;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.experiment.results.Sample;
import org.hookbench.experiment.results.SampleRow;
import org.hookbench.experiment.results.SampleWriter;
import org.hookbench.experiment.results.TrialDirectory;
import org.hookbench.experiment.results.TrialRecord;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process that holds both arms: pairs, connection rounds, processes. */
class SwitchTest {
  private static final List<String> ARMS = List.of("none", "scan");
  private static final int RENEW = 50;
  private static final double BASE_NS = 90_000;
  private static final double ROUND_SD_NS = 3_000;
  @TempDir Path work;

  /** Two lanes, whose connections are renewed after the same number of requests. */
  private Path write(long seed, int processes, int rounds, double effectNs, double processSdNs) {
    Map<String, String> labels = new LinkedHashMap<>();
    ARMS.forEach(arm -> labels.put(arm, arm));
    PlannedScenario scenario =
        new PlannedScenario("hello", TrialKind.MACRO, Map.of("schedule", "switch", "renew", RENEW));
    List<PlannedTrial> trials =
        IntStream.rangeClosed(1, processes)
            .mapToObj(n -> new PlannedTrial(n, TrialKind.MACRO, "hello", n, ARMS, seed + n))
            .toList();
    ResultDirectory results =
        ResultDirectory.create(
            work,
            Instant.EPOCH,
            Plan.of("s" + seed, seed, labels, List.of(scenario), trials),
            Map.of());
    for (PlannedTrial trial : trials) {
      SplittableRandom r = new SplittableRandom(trial.seed());
      process(results.begin(trial), trial, rounds, effectNs + processSdNs * r.nextGaussian(), r);
    }
    return results.path();
  }

  private static void process(
      TrialDirectory directory,
      PlannedTrial trial,
      int rounds,
      double effectNs,
      SplittableRandom r) {
    long now = 0;
    double[][] round = new double[2][2];
    try (SampleWriter out = new SampleWriter(directory.path().resolve(Sample.FILE), ARMS)) {
      for (int pair = 0; pair < rounds * RENEW; pair++) {
        int lane = pair % 2;
        int number = pair / 2 / RENEW;
        if (pair / 2 % RENEW == 0) {
          round[lane] = new double[] {r.nextGaussian(), r.nextGaussian()};
        }
        for (int k = 0; k < 2; k++) {
          SampleRow row = new SampleRow();
          row.seq = 2L * pair + k;
          row.arm = (k + pair / 3) % 2;
          row.connection = 2 * number + lane;
          double own = BASE_NS * Math.exp(0.1 * r.nextGaussian());
          double ns = own + ROUND_SD_NS * round[lane][row.arm] + (row.arm == 1 ? effectNs : 0);
          row.intendedNs = now;
          row.sentNs = now;
          row.doneNs = now + Math.round(ns);
          out.write(row);
          now = row.doneNs + 5_000;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    directory.commit(
        TrialRecord.finished(
            trial,
            Instant.EPOCH,
            List.of(),
            new TrialRecord.Measured(0, Map.of(), Map.of(), Map.of(), List.of())));
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
    assertThat(OutcomeLines.of(c))
        .anyMatch(line -> line.contains("between 5 processes") && line.contains("within"));
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

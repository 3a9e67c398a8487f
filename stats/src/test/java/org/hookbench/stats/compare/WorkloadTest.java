// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hookbench.experiment.Schedule;
import org.hookbench.experiment.Workload;
import org.hookbench.experiment.file.ExperimentFile;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.plan.PlannedScenario;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.plan.Planner;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.experiment.results.Run;
import org.hookbench.experiment.results.RunWriter;
import org.hookbench.experiment.results.TrialDirectory;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.results.Warning;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Outcome;
import org.hookbench.stats.analysis.Verdict.Value;
import org.hookbench.stats.charts.Charts;
import org.hookbench.stats.export.LatexMacros;
import org.hookbench.stats.gate.Answer;
import org.hookbench.stats.gate.Budget;
import org.hookbench.stats.gate.Gate;
import org.hookbench.stats.gate.GateRule;
import org.hookbench.stats.gate.GateText;
import org.hookbench.stats.gate.Stored;
import org.hookbench.stats.read.MeasuredDirectory;
import org.hookbench.stats.report.Report;
import org.hookbench.stats.report.Summary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs of which the truth is known: 10 ms of wall time, 100 1/s, and what a test adds to scan. */
class WorkloadTest {
  private static final int RUNS = 40;
  private static final Workload.Metric TPS =
      new Workload.Metric("1/s", Workload.Better.HIGHER, null);

  @TempDir private Path folder;
  private final Random random = new Random(7);
  private final Map<String, Workload.Metric> metrics = new LinkedHashMap<>();
  private List<Warning> warnings = List.of();
  private double moreWallMs;
  private double moreTps;
  private double second = 5.125;
  private int failsEvery = Integer.MAX_VALUE;

  private Findings findings() throws IOException {
    String text = "name: w\narms: [none, scan]\nworkload: {command: [a]}\ndesign: {blocks: 6}\n";
    Plan plan =
        Plan.of(
            ExperimentFile.parse("w", text).experiment(),
            List.of(
                new PlannedScenario("a-process", TrialKind.WORKLOAD, Map.of("metrics", metrics))),
            new Planner(Schedule.DUET, 6, 42L)
                .trials(TrialKind.WORKLOAD, List.of("a-process"), List.of("none", "scan")));
    ResultDirectory results =
        ResultDirectory.create(
            folder, Instant.EPOCH, plan, Map.of(ResultDirectory.EXPERIMENT, text));
    for (PlannedTrial trial : plan.trials()) {
      write(results, trial);
    }
    results.seal();
    return Analyzer.analyze(List.of(MeasuredDirectory.open(results.path())));
  }

  private void write(ResultDirectory results, PlannedTrial trial) throws IOException {
    TrialDirectory directory = results.begin(trial);
    try (RunWriter file = new RunWriter(directory.path().resolve(Run.FILE), metrics.keySet())) {
      for (int pair = 0; pair < RUNS; pair++) {
        for (String arm : trial.arms()) {
          file.write(run(pair, arm.equals("scan")));
        }
      }
    }
    Map<String, Double> used =
        Map.of(
            "user_seconds_per_run", 0.004, "wall_seconds_per_run", 0.01, "metric_second", second);
    Map<String, Long> counts = Map.of("none", RUNS - 2L, "scan", RUNS - 2L);
    directory.commit(
        TrialRecord.finished(
            trial,
            Instant.EPOCH,
            List.of(),
            new TrialRecord.Measured(
                2, counts, Map.of(), Map.of("none", used, "scan", used), warnings)));
  }

  private Run run(int pair, boolean treated) {
    double wallMs = 10 + 0.1 * random.nextGaussian() + (treated ? moreWallMs : 0);
    List<Double> told = new ArrayList<>();
    metrics
        .keySet()
        .forEach(name -> told.add(100 + random.nextGaussian() + (treated ? moreTps : 0)));
    boolean fails = treated && pair % failsEvery == failsEvery - 1;
    return new Run(
        pair,
        treated ? "scan" : "none",
        pair * 25_000_000L,
        Math.round(wallMs * 1e6),
        1,
        1,
        1 << 20,
        fails ? "status 1" : "",
        told);
  }

  private Comparison only() throws IOException {
    return findings().compared().get(0).comparison();
  }

  @Test
  void theVerdictIsAboutTheTimeFromExecToExit() throws IOException {
    moreWallMs = 1;
    Comparison c = only();
    assertThat(c.verdict().value()).isEqualTo(Value.SLOWER);
    assertThat(c.verdict().reason()).contains("in the median by 1.00", "ms per run");
    assertThat(OutcomeLines.of(c))
        .anyMatch(line -> line.startsWith("user: +0.000 ns against 4.00 ms of none"))
        .anyMatch(line -> line.contains("between 6 trials 0.0 µs, within a trial"))
        .noneMatch(line -> line.startsWith("wall"));
  }

  @Test
  void theReportSpeaksOfRunsAndNotOfRequests() throws IOException {
    Findings findings = findings();
    assertThat(Report.html(findings, Charts.of(findings)))
        .contains("all runs, by 1/(1-p)<")
        .doesNotContain("when the request was due");
  }

  @Test
  void aMetricOfWhichMoreIsBetterGetsWorseWhenItFalls() throws IOException {
    metrics.put("tps", TPS);
    metrics.put("second", new Workload.Metric("", null, null));
    moreTps = -10;
    Findings findings = findings();
    Comparison c = findings.compared().get(0).comparison();
    assertThat(c.verdict().value()).isEqualTo(Value.SLOWER);
    assertThat(c.verdict().reason())
        .startsWith("scan is worse than none in the median of tps by ")
        .contains(" 1/s (\u2212")
        .contains("Margin: ±1.00 1/s.");
    assertThat(OutcomeLines.of(c))
        .anyMatch(line -> line.startsWith("median tps: ") && line.contains("loses at most"))
        .anyMatch(line -> line.startsWith("second: +0") && line.endsWith("equivalent"))
        .anyMatch(line -> line.startsWith("wall: +0.000 ns against 10.0 ms of none"));
    assertThat(Summary.markdown(findings)).contains("1/s").contains("median tps");
    assertThat(LatexMacros.latex(findings)).contains("SecondEffect}{", "WallEffect}{");
  }

  @Test
  void aMetricThatIsPrintedWithTooFewDigitsIsNotEquivalentWhereAllTrialsPrintTheSame()
      throws IOException {
    metrics.put("tps", TPS);
    metrics.put("second", new Workload.Metric("", null, null));
    second = 5;

    assertThat(only().outcomes().figures())
        .filteredOn(outcome -> "second".equals(outcome.metric()))
        .singleElement()
        .satisfies(
            outcome -> {
              assertThat(outcome.value()).isEqualTo(Value.INCONCLUSIVE);
              assertThat(outcome.effect().upper()).isEqualTo(1);
            });
  }

  @Test
  void itGetsBetterWhenItRises() throws IOException {
    metrics.put("tps", TPS);
    moreTps = 10;
    Comparison c = only();
    assertThat(c.verdict().value()).isEqualTo(Value.FASTER);
    assertThat(c.verdict().reason()).startsWith("scan is better than none in the median of tps by");
    assertThat(c.outcomes().figures()).first().extracting(Outcome::metric).isEqualTo("tps");
  }

  @ParameterizedTest
  @CsvSource({
    "tps: 5%, -10, EXCEEDS",
    "tps: 5, -10, EXCEEDS",
    "tps: 20%, -10, WITHIN",
    "tps: 20, -10, WITHIN",
    "tps: 5%, 10, WITHIN",
    "run: 1ms, 0, WITHIN",
    "user: 1%, 0, WITHIN"
  })
  void aBudgetIsForWhatGetsWorse(String budget, double more, Answer answer) throws IOException {
    metrics.put("tps", TPS);
    moreTps = more;
    Gate gate = new GateRule(Budget.parse(budget), Stored.NONE).judge(findings().compared());
    assertThat(gate.answer()).as(GateText.text(gate)).isEqualTo(answer);
  }

  @Test
  void aBudgetForTheTimeOfARunNeedsNoMetric() throws IOException {
    moreWallMs = 1;
    Gate gate = new GateRule(Budget.parse("run: 5%"), Stored.NONE).judge(findings().compared());
    assertThat(GateText.text(gate)).startsWith("run of scan against none").endsWith("exceeds\n");
  }

  @Test
  void theMarginOfAMetricIsItsOwn() throws IOException {
    metrics.put(
        "tps", new Workload.Metric("1/s", null, org.hookbench.experiment.Margin.parse("20%")));
    moreTps = 10;
    assertThat(only().verdict().value()).isEqualTo(Value.EQUIVALENT);
  }

  @ParameterizedTest
  @CsvSource({"0, NOT_MEASURED", "1, SLOWER"})
  void ofAHookThatNothingCallsOnlyLoadingIsMeasured(double more, Value value) throws IOException {
    moreWallMs = more;
    warnings = List.of(new Warning("not-interposed", "scan hooks no function"));
    Comparison c = only();
    assertThat(c.verdict().value()).isEqualTo(value);
    assertThat(c.verdict().reason()).startsWith("The workload calls nothing that scan hooks");
  }

  @Test
  void anArmThatFailsMoreOftenIsNotCompared() throws IOException {
    failsEvery = 4;
    Comparison c = only();
    assertThat(c.verdict().value()).isEqualTo(Value.FAILS_MORE);
    assertThat(c.verdict().reason()).contains("60 of 228 runs", "The runs that succeed");
  }
}

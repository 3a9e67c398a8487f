// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hookbench.experiment.Schedule;
import org.hookbench.experiment.file.ExperimentFile;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.plan.PlannedScenario;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.plan.Planner;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.experiment.results.Start;
import org.hookbench.experiment.results.StartWriter;
import org.hookbench.experiment.results.TrialDirectory;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Verdict.Value;
import org.hookbench.stats.read.MeasuredDirectory;
import org.hookbench.stats.report.Summary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts of which the truth is known: 200 ms to the first byte, and what a test adds to scan. */
class ColdTest {
  private static final int STARTS = 20;
  private static final List<String> ARMS = List.of("none", "scan");

  @TempDir private Path folder;
  private final Random random = new Random(7);
  private double moreMs;
  private double moreReadyS;
  private String primary = "median";
  private int failsEvery = Integer.MAX_VALUE;

  private Findings findings() throws IOException {
    String text =
        "name: c\narms: [none, scan]\nsut: {command: [a]}\nload: {model: cold}\n"
            + "design: {blocks: 6}\nanalysis: {primary: %s}\n".formatted(primary);
    Plan plan =
        Plan.of(
            ExperimentFile.parse("c", text).experiment(),
            List.of(new PlannedScenario("a-process-cold", TrialKind.START, Map.of())),
            new Planner(Schedule.DUET, 6, 42L)
                .trials(TrialKind.START, List.of("a-process-cold"), ARMS));
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
    try (StartWriter file = new StartWriter(directory.path().resolve(Start.FILE))) {
      for (int pair = 0; pair < STARTS + 1; pair++) {
        for (String arm : ARMS) {
          file.write(start(pair, arm));
        }
      }
    }
    Map<String, Map<String, Double>> figures =
        Map.of(
            "none", Map.of("ready_seconds", 0.19, "cpu_seconds_per_cold_start", 0.1),
            "scan", Map.of("ready_seconds", 0.19 + moreReadyS, "cpu_seconds_per_cold_start", 0.15));
    directory.commit(
        TrialRecord.finished(
            trial,
            Instant.EPOCH,
            List.of(),
            new TrialRecord.Measured(
                1,
                Map.of("none", (long) STARTS, "scan", (long) STARTS),
                Map.of(),
                figures,
                List.of())));
  }

  /** The first pair, which is warm-up, takes ten times as long. */
  private Start start(int pair, String arm) {
    boolean treated = arm.equals("scan");
    double ms = (200 + random.nextGaussian() + (treated ? moreMs : 0)) * (pair == 0 ? 10 : 1);
    boolean fails = treated && pair % failsEvery == failsEvery - 1;
    long ns = Math.round(ms * 1e6);
    return new Start(
        pair,
        arm,
        pair * 1_000_000_000L,
        -1,
        1,
        2,
        ns,
        200,
        9,
        -1,
        "1@x",
        fails ? "status 500" : "");
  }

  @Test
  void theVerdictIsAboutTheFirstByteOfAColdStart() throws IOException {
    moreMs = 5;

    Findings findings = findings();
    Comparison c = findings.compared().get(0).comparison();

    assertThat(c.verdict().value()).isEqualTo(Value.SLOWER);
    assertThat(c.verdict().reason()).contains("in the median by", "ms per cold start");
    assertThat(c.meanDifference().estimate()).isBetween(4.0, 6.0);
    assertThat(OutcomeLines.of(c))
        .anyMatch(line -> line.startsWith("ready: ") && line.endsWith("equivalent"))
        .anyMatch(line -> line.startsWith("cpu: +50.000 ms"))
        .anyMatch(line -> line.contains("within a trial"));
    assertThat(Summary.markdown(findings)).contains("cold start");
  }

  @Test
  void theVerdictCanBeAboutTheTimeUntilThePortAccepts() throws IOException {
    primary = "ready";
    moreReadyS = 0.02;

    Comparison c = findings().compared().get(0).comparison();

    assertThat(c.verdict().reason())
        .startsWith("scan is slower than none in the time to be ready by 20")
        .contains("Margin: ±1.90 ms per cold start");
    assertThat(OutcomeLines.of(c).get(0)).startsWith("ready: +20");
  }

  @Test
  void aPairOfWhichOneFailedIsInNeitherArm() throws IOException {
    failsEvery = 4;

    Comparison c = findings().compared().get(0).comparison();

    assertThat(c.verdict().reason())
        .contains("scan fails more often than none", "The cold starts that succeed are not");
  }
}

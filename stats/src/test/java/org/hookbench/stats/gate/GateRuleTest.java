// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.file.ExperimentFile;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.ProofState;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.experiment.results.Warning;
import org.hookbench.stats.compare.Analyzer;
import org.hookbench.stats.read.MadeUpDirectory;
import org.hookbench.stats.read.MeasuredDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateRuleTest {
  @TempDir private Path folder;

  private MadeUpDirectory scan(String... arms) {
    return MadeUpDirectory.in(folder)
        .arms(arms)
        .requests(600)
        .pairs(400)
        .blocks(6)
        .macro("hello", Map.of("scan", 40.0));
  }

  static Gate gate(String budget, MadeUpDirectory made) {
    MeasuredDirectory directory = MeasuredDirectory.open(made.write());
    return new GateRule(Budget.parse(budget))
        .judge(Analyzer.analyze(List.of(directory)).compared());
  }

  private static UnaryOperator<TrialRecord> ended(TrialStatus status) {
    return r ->
        TrialRecord.ended(
            new PlannedTrial(r.number(), r.kind(), r.scenario(), r.block(), r.arms(), 1),
            r.start(),
            status,
            "the server died",
            List.of());
  }

  private static TrialRecord with(TrialRecord r, List<Proof> proof, List<Warning> warnings) {
    return TrialRecord.finished(
        new PlannedTrial(r.number(), r.kind(), r.scenario(), r.block(), r.arms(), 1),
        r.start(),
        proof,
        new TrialRecord.Measured(r.warmup(), r.samples(), r.errors(), r.figures(), warnings));
  }

  @ParameterizedTest
  @CsvSource({"request: 1ms, WITHIN", "request: 5us, EXCEEDS", "request: 40us, UNDECIDED"})
  void theIntervalDecides(String budget, Answer answer) {
    Gate gate = gate(budget, scan("none", "scan"));

    assertThat(gate.answer()).isEqualTo(answer);
    assertThat(gate.lines()).hasSize(1);
    assertThat(gate.lines().get(0).reason()).isEmpty();
  }

  @Test
  void aShareIsOneOfTheBaseline() {
    GateLine line = gate("request: 50%", scan("none", "scan")).lines().get(0);

    assertThat(line.limit()).isEqualTo(line.base() / 2);
    assertThat(line.answer()).isEqualTo(Answer.WITHIN);
  }

  @Test
  void theWorstMetricDecides() {
    assertThat(gate("request: 1ms, mean: 1us", scan("none", "scan")).answer())
        .isEqualTo(Answer.EXCEEDS);
  }

  @Test
  void aFewSlowRequestsShowInTheMetricsAsked() {
    Gate gate = gate("request: 1ms, mean: 1ms, p99: 1ms", scan("none", "scan"));

    assertThat(gate.lines())
        .extracting(GateLine::metric)
        .containsExactly(Metric.REQUEST, Metric.MEAN, Metric.P99);
  }

  @Test
  void callsHaveABudgetOfTheirOwn() {
    MadeUpDirectory made = scan("none", "scan").micro("zero", 1, Map.of("scan", 100.0));
    Gate gate = gate("call: 3ns, request: 1ms", made);

    assertThat(gate.lines())
        .extracting(GateLine::answer)
        .containsExactly(Answer.EXCEEDS, Answer.WITHIN);
  }

  @Test
  void controlsAreTheNoiseBesideTheHook() {
    Gate gate = gate("request: 1ms", scan("none", "null", "scan"));

    assertThat(gate.lines()).extracting(GateLine::treatment).containsExactly("scan");
    assertThat(gate.noise()).extracting(GateLine::treatment).containsExactly("null");
  }

  @Test
  void theNullHookIsJudgedWhereItIsTheOnlyOne() {
    assertThat(gate("request: 1ms", scan("none", "null")).lines())
        .extracting(GateLine::treatment)
        .containsExactly("null");
  }

  @Test
  void aTrialThatFailedIsNeverWithin() {
    Gate gate = gate("request: 1ms", scan("none", "scan").edit(1, ended(TrialStatus.FAILED)));

    assertThat(gate.answer()).isEqualTo(Answer.UNDECIDED);
    assertThat(gate.lines().get(0).reason()).contains("1 of 6 trials failed", "the server died");
  }

  @Test
  void aRefutedProofIsNeverWithin() {
    Proof refuted =
        new Proof("scan", "scan.so", null, ProofState.REFUTED, "absent", Map.of(), "not mapped");
    UnaryOperator<TrialRecord> edit = r -> with(r, List.of(refuted), List.of());
    Gate gate = gate("request: 1ms", scan("none", "scan").edit(2, edit));

    assertThat(gate.answer()).isEqualTo(Answer.UNDECIDED);
    assertThat(gate.lines().get(0).reason()).contains("proof was refuted", "not mapped");
  }

  @Test
  void aTrialThatWasInterruptedOnlyLeavesFewer() {
    assertThat(
            gate("request: 1ms", scan("none", "scan").edit(1, ended(TrialStatus.INTERRUPTED)))
                .answer())
        .isEqualTo(Answer.WITHIN);
  }

  @Test
  void aHookThatLeavesTheFunctionAloneIsNeverWithin() {
    Warning alone = new Warning("not-interposed", "scan does not interpose read()");
    MadeUpDirectory made =
        MadeUpDirectory.in(folder).arms("none", "scan").pairs(400).micro("zero", 1, Map.of());
    Gate gate = gate("call: 1us", made.edit(1, r -> with(r, r.proof(), List.of(alone))));

    assertThat(gate.answer()).isEqualTo(Answer.UNDECIDED);
    assertThat(gate.lines().get(0).reason()).contains("does not interpose");
  }

  @Test
  void oneTrialIsTooFew() {
    Gate gate = gate("request: 1s", scan("none", "scan").blocks(1));

    assertThat(gate.answer()).isEqualTo(Answer.UNDECIDED);
    assertThat(gate.lines().get(0).reason()).contains("too few trials");
  }

  @Test
  void aBudgetForWhatWasNotTimedIsRefused() {
    assertThatThrownBy(() -> gate("call: 3ns", scan("none", "scan")))
        .hasMessageContaining("--budget: call: nothing here is timed per call");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "request           | 'request' is not METRIC: LIMIT",
        "request: 5        | request: '5' is not a time with its unit",
        "request: x%       | request: 'x%' is neither a time",
        "tps: 5 parsecs    | tps: '5 parsecs' is not a time with its unit",
        "p99: 5us, p99: 1% | p99 is there twice",
        "call: 0ns         | call: 0.0 must be more than 0",
        "call: -3ns        | call: '-3ns' is not a time",
        "memory: 2ms       | memory: '2ms' is not a size with its unit",
        "memory: 0B        | memory: 0B must be at least 1 B",
        "cpu: 2MiB         | cpu: '2MiB' is not a time",
        "call: 3ns,        | '' is not METRIC: LIMIT"
      })
  void aBudgetThatCannotBeReadIsRefused(String text, String message) {
    assertThatThrownBy(() -> Budget.parse(text)).hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "requests: 5us | 'requests' is no metric of a workload here, nor one of request,",
        "run: 5us      | run: nothing here is timed per run"
      })
  void whatNobodyTellsIsRefused(String budget, String message) {
    assertThatThrownBy(() -> gate(budget, scan("none", "scan"))).hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sut: {app: hello} | requests | call, cpu, mean, memory, p99, ready, request",
        "sut: {app: hello} | tps | call, cpu, mean, memory, p99, ready, request",
        "'workload: {command: [x], parser: {program: pgbench}}' | tpps | run, system, tps, user",
        "'sut: {app: hello}\n"
            + "load: {command: [x], parser: {program: ab}}' | user | memory, p99, rps, run",
        "'workload: {command: [x]}' | request | call, cpu, mean, memory, p99, run, system, user",
      })
  void whatAnExperimentCannotTellIsRefusedBeforeItRuns(String sut, String metric, String possible) {
    Experiment experiment =
        ExperimentFile.parse("f", "name: x\narms: [none, none]\n" + sut).experiment();

    assertThatThrownBy(() -> Metric.parse(metric).require(experiment))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--budget: '" + metric + "': nothing here tells it; possible are ")
        .hasMessageContaining(possible);
    for (String told : possible.split(", ")) {
      assertThatCode(() -> Metric.parse(told).require(experiment)).doesNotThrowAnyException();
    }
  }
}

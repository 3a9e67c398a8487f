// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.stats.compare.Analyzer;
import org.hookbench.stats.read.MadeUpDirectory;
import org.hookbench.stats.read.MeasuredDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Budgets for what a hook uses. The scan needs 4 MiB and 200 ms more, and no time per request. */
class ResourceBudgetTest {
  private static final double MIB = 1 << 20;
  private static final int BLOCKS = 6;

  @TempDir private Path folder;

  private Gate gate(String budget) {
    MadeUpDirectory made =
        MadeUpDirectory.in(folder)
            .arms("none", "scan")
            .requests(600)
            .blocks(BLOCKS)
            .macro("hello", Map.of());
    for (int trial = 1; trial <= BLOCKS; trial++) {
      made.edit(trial, used(trial));
    }
    MeasuredDirectory directory = MeasuredDirectory.open(made.write());
    return new GateRule(Budget.parse(budget))
        .judge(Analyzer.analyze(List.of(directory)).compared());
  }

  private static UnaryOperator<TrialRecord> used(int trial) {
    return r ->
        TrialRecord.finished(
            new PlannedTrial(r.number(), r.kind(), r.scenario(), r.block(), r.arms(), 1),
            r.start(),
            r.proof(),
            new TrialRecord.Measured(
                r.warmup(),
                r.samples(),
                r.errors(),
                r.figures().entrySet().stream()
                    .collect(
                        Collectors.toMap(
                            Map.Entry::getKey, e -> figures(e.getValue(), e.getKey(), trial))),
                r.warnings()));
  }

  private static Map<String, Double> figures(Map<String, Double> own, String arm, int trial) {
    int scan = arm.equals("scan") ? 1 : 0;
    Map<String, Double> figures = new LinkedHashMap<>(own);
    figures.put("memory_peak_bytes", (100 + 4 * scan + 0.01 * trial * scan) * MIB);
    figures.put("ready_seconds", 1 + 0.2 * scan + 0.001 * trial * scan);
    return figures;
  }

  @ParameterizedTest
  @CsvSource({
    "memory: 8MiB; ready: 1s, WITHIN",
    "memory: 2MiB, EXCEEDS",
    "memory: 10%; ready: 1s, WITHIN",
    "memory: 1%, EXCEEDS",
    "ready: 50ms, EXCEEDS",
    "ready: 1s; memory: 8MiB, WITHIN",
    "cpu: 1s; memory: 8MiB; ready: 1s, WITHIN",
    "cpu: 1ns, UNDECIDED"
  })
  void theIntervalDecides(String budget, Answer answer) {
    GateLine line = gate(budget.replace(';', ',')).lines().get(0);

    assertThat(line.answer()).as(GateText.line(line)).isEqualTo(answer);
  }

  @Test
  void memoryIsToldInItsUnit() {
    assertThat(GateText.line(gate("memory: 2MiB").lines().get(0)))
        .contains("memory of scan", "+4.0", " MiB", "budget 2.000 MiB: exceeds");
  }

  @Test
  void aCostBeyondItsMarginNeedsABudgetOfItsOwn() {
    GateLine line = gate("request: 1ms").lines().get(0);

    assertThat(line.answer()).isEqualTo(Answer.UNDECIDED);
    assertThat(line.reason()).contains("costlier in peak memory, which has no budget");
  }

  @Test
  void aBudgetForOneOfThemIsNotEnough() {
    assertThat(gate("request: 1ms, memory: 8MiB").lines().get(0).reason())
        .contains("slower in the time to be ready, which has no budget");
  }

  @Test
  void withABudgetForEveryOneOfThemItIsWithin() {
    assertThat(gate("request: 1ms, memory: 8MiB, ready: 1s").answer()).isEqualTo(Answer.WITHIN);
  }
}

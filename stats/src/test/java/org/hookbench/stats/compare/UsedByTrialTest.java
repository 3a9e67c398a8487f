// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hookbench.experiment.OutcomeKind;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Outcome;
import org.hookbench.stats.analysis.Verdict.Value;
import org.hookbench.stats.read.ArmSeries;
import org.hookbench.stats.read.MadeUpDirectory;
import org.hookbench.stats.read.MeasuredDirectory;
import org.hookbench.stats.read.MeasuredTrial;
import org.hookbench.stats.read.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsedByTrialTest {
  private static final PlannedTrial PLANNED =
      new PlannedTrial(1, TrialKind.MACRO, "hello", 1, List.of("none"), 1);

  @TempDir private Path folder;

  private Map<OutcomeKind, Double> used(Map<String, Double> figures, double... measuredAtS)
      throws IOException {
    Files.writeString(
        folder.resolve("resources.csv"),
        "arm,second,cpu_ns\nnone,1,8e8\nother,1,9e9\nnone,2,4e8\nnone,3,2e8\n");
    TrialRecord record =
        TrialRecord.finished(
            PLANNED,
            Instant.EPOCH,
            List.of(),
            new TrialRecord.Measured(0, Map.of(), Map.of(), Map.of("none", figures), List.of()));
    List<Window> windows =
        Stream.concat(
                Stream.of(window(0, true)),
                Arrays.stream(measuredAtS).mapToObj(at -> window(at, false)))
            .toList();
    ArmSeries arm =
        new ArmSeries(
            "none",
            new double[0],
            new double[0],
            new double[0],
            100,
            Map.of(),
            windows,
            new int[0]);
    Map<OutcomeKind, Double> used = new HashMap<>();
    UsedByTrial.of(new MeasuredTrial(PLANNED, record, folder), arm)
        .forEach((figure, value) -> used.put(figure.kind(), value));
    return used;
  }

  private static Window window(double at, boolean warmup) {
    return new Window(at, 1, 0, 1, 1, 1, warmup);
  }

  @Test
  void cpuIsThatAfterTheWarmUpPerRequest() throws IOException {
    assertThat(used(Map.of(), 0).get(OutcomeKind.CPU)).isCloseTo(14, within(1e-9));
    assertThat(used(Map.of(), 1).get(OutcomeKind.CPU)).isCloseTo(6, within(1e-9));
  }

  @Test
  void ofTheSecondInWhichTheWarmUpEndsItsShareCounts() throws IOException {
    assertThat(used(Map.of(), 1.25).get(OutcomeKind.CPU)).isCloseTo(5, within(1e-9));
  }

  @Test
  void aRowIsTheSecondBeforeItAndTheLastOneEndsWithTheLoad() throws IOException {
    assertThat(used(Map.of(), 2).get(OutcomeKind.CPU)).isCloseTo(2, within(1e-9));
    assertThat(used(Map.of(), 2.5, 4).get(OutcomeKind.CPU)).isCloseTo(1.5, within(1e-9));
  }

  @Test
  void figuresAreReadInTheirUnits() throws IOException {
    assertThat(used(Map.of("memory_peak_bytes", 4096.0, "ready_seconds", 1.5), 0))
        .containsEntry(OutcomeKind.MEMORY, 4096.0)
        .containsEntry(OutcomeKind.READY, 1500.0);
  }

  @Test
  void whatTheFilesDoNotTellIsLeftOut() throws IOException {
    assertThat(used(Map.of(), 0)).containsOnlyKeys(OutcomeKind.CPU);
  }

  @Test
  void aHookThatStartsLateIsSlowerToBeReady() {
    Comparison c = compared((trial, hooked) -> figures(trial, hooked, 0));

    Outcome ready = outcome(c, OutcomeKind.READY);
    assertThat(ready.value()).isEqualTo(Value.SLOWER);
    assertThat(ready.effect().estimate()).isCloseTo(200, within(1e-6));
    assertThat(OutcomeLines.of(c)).anyMatch(l -> l.startsWith("ready: +200") && l.contains("ms"));
  }

  @Test
  void restartsAndTheTimeWithoutAnAnswerAreComparedAlsoWhereTheBaselineHasNone() {
    Comparison c = compared((trial, hooked) -> figures(trial, hooked, 2 + trial % 2));

    Outcome restarts = outcome(c, OutcomeKind.RESTARTS);
    assertThat(restarts.value()).isEqualTo(Value.SLOWER);
    assertThat(restarts.effect().estimate()).isCloseTo(2.6, within(1e-6));
    assertThat(outcome(c, OutcomeKind.UNREADY).effect().estimate()).isCloseTo(5_200, within(1e-6));
    assertThat(OutcomeLines.of(c)).anyMatch(l -> l.startsWith("restarts: +2.6"));
  }

  @Test
  void aServerThatNeverEndsHasNoDifferenceInRestarts() {
    Comparison c = compared((trial, hooked) -> figures(trial, hooked, 0));

    assertThat(outcome(c, OutcomeKind.RESTARTS).effect().estimate()).isZero();
    assertThat(outcome(c, OutcomeKind.RESTARTS).value()).isNotEqualTo(Value.SLOWER);
  }

  @Test
  void howFastThePlatformAnswersIsComparedLikeAMetric() {
    Comparison c =
        compared(
            (trial, hooked) ->
                Map.of("api_write_median_seconds", 0.002 + 1e-5 * trial + (hooked ? 0.03 : 0)));

    Outcome api = outcome(c, OutcomeKind.METRIC);
    assertThat(api.name()).isEqualTo("api_write_median");
    assertThat(api.value()).isEqualTo(Value.SLOWER);
    assertThat(api.effect().estimate()).isCloseTo(30, within(1e-6));
    assertThat(OutcomeLines.of(c)).anyMatch(l -> l.startsWith("api_write_median: +30"));
  }

  private static Outcome outcome(Comparison c, OutcomeKind kind) {
    return c.outcomes().figures().stream().filter(o -> o.kind() == kind).findFirst().orElseThrow();
  }

  /** Ready after 1 s and up to 40 ms; 200 ms later with the hook, which ends so often. */
  private static Map<String, Double> figures(int trial, boolean hooked, int restarts) {
    double late = hooked ? 0.2 + 0.001 * (trial - 3) : 0;
    double ended = hooked ? restarts : 0;
    return Map.of(
        "ready_seconds",
        1 + 0.01 * (trial - 1) + late,
        "restarts",
        ended,
        "unready_seconds",
        2 * ended);
  }

  private Comparison compared(BiFunction<Integer, Boolean, Map<String, Double>> figures) {
    MadeUpDirectory made =
        MadeUpDirectory.in(folder)
            .arms("none", "scan")
            .requests(600)
            .blocks(5)
            .macro("hello", Map.of());
    for (int trial = 1; trial <= 5; trial++) {
      int number = trial;
      made.edit(trial, with(arm -> figures.apply(number, !arm.equals("none"))));
    }
    return Analyzer.analyze(List.of(MeasuredDirectory.open(made.write())))
        .compared()
        .get(0)
        .comparison();
  }

  private static UnaryOperator<TrialRecord> with(Function<String, Map<String, Double>> ofArm) {
    return r -> {
      Map<String, Map<String, Double>> figures = new HashMap<>();
      r.figures()
          .forEach(
              (arm, own) -> {
                Map<String, Double> more = new LinkedHashMap<>(own);
                more.putAll(ofArm.apply(arm));
                figures.put(arm, more);
              });
      return TrialRecord.finished(
          new PlannedTrial(r.number(), r.kind(), r.scenario(), r.block(), r.arms(), 1),
          r.start(),
          r.proof(),
          new TrialRecord.Measured(r.warmup(), r.samples(), r.errors(), figures, r.warnings()));
    };
  }
}

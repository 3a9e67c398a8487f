// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.results.TrialStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialLoopTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final List<PlannedTrial> TRIALS =
      IntStream.rangeClosed(1, 5)
          .mapToObj(n -> new PlannedTrial(n, TrialKind.MICRO, "s", n, List.of("none"), n))
          .toList();

  @TempDir Path parent;
  private ResultDirectory results;
  private final List<Integer> made = new ArrayList<>();

  @BeforeEach
  void create() {
    Plan plan = Plan.of("demo", 42, Map.of("none", "none"), List.of(), TRIALS);
    results = ResultDirectory.create(parent, NOW, plan, Map.of());
  }

  /** Says for each trial, by its number and how often it was made, whether it finishes. */
  private interface Fate {
    boolean finishes(int number, int attempt);
  }

  private TrialsOutcome run(Fate fate) {
    try (TrialLoop loop = new TrialLoop(results, "micro", () -> {})) {
      return loop.run(TRIALS, (trial, folder) -> measure(trial, folder, fate));
    }
  }

  private TrialRecord measure(PlannedTrial trial, Path folder, Fate fate) {
    made.add(trial.number());
    int attempt = (int) made.stream().filter(n -> n == trial.number()).count();
    try {
      Files.writeString(folder.resolve("log.txt"), "attempt " + attempt);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    boolean finishes = fate.finishes(trial.number(), attempt);
    return TrialRecord.ended(
        trial,
        NOW,
        finishes ? TrialStatus.FINISHED : TrialStatus.FAILED,
        finishes ? null : "reason " + attempt,
        List.of());
  }

  @Test
  void makesTheTrialsInOrderAndSealsTheDirectory() throws IOException {
    TrialsOutcome outcome = run((number, attempt) -> true);

    assertThat(made).containsExactly(1, 2, 3, 4, 5);
    assertThat(outcome).isEqualTo(new TrialsOutcome(results.path(), 5, List.of(), false));
    assertThat(outcome.complaint()).isEmpty();
    assertThat(results.unfinished()).isEmpty();
    assertThat(Files.readString(results.path().resolve("SHA256SUMS")))
        .contains("trials/0005-s-none/log.txt");
  }

  /** Each trial takes 10 ns, the first one 8 ns. */
  private String within30Ns(List<PlannedTrial> trials) {
    AtomicLong nowNs = new AtomicLong();
    TimeBudget budget = new TimeBudget(Duration.ofNanos(30), nowNs::get);
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    try (TrialLoop loop = new TrialLoop(results, "micro", () -> {}).within(budget)) {
      loop.run(
          trials,
          (trial, folder) -> {
            nowNs.addAndGet(trial.number() == 1 ? 8 : 10);
            return measure(trial, folder, (number, attempt) -> true);
          });
    } finally {
      System.setErr(before);
    }
    return errors.toString(StandardCharsets.UTF_8);
  }

  @Test
  void blocksForWhichThereIsNoTimeAreTakenOutOfThePlanAndTold() {
    String told = within30Ns(TRIALS);

    assertThat(made).containsExactly(1, 2, 3);
    assertThat(results.plan().trials()).isEqualTo(TRIALS.subList(0, 3));
    assertThat(results.unfinished()).isEmpty();
    assertThat(told)
        .contains("--within: 3 of 5 blocks are measured; the time is too short for the other 2")
        .contains("scripts/hookbench micro --extend " + results.path() + " --blocks 2");
  }

  @Test
  void trialsOfBlocksBeforeTheLastMeasuredOneStayToBeResumed() {
    String told = within30Ns(TRIALS.subList(0, 4)); // the fifth was made before

    assertThat(results.plan().trials()).isEqualTo(TRIALS);
    assertThat(told)
        .contains("--within: the time is too short for 1 trials of the first 5 blocks")
        .contains("scripts/hookbench micro --resume " + results.path())
        .doesNotContain("--extend");
  }

  @Test
  void saysNothingOfTheTimeIfItIsEnough() {
    assertThat(within30Ns(TRIALS.subList(0, 3))).doesNotContain("--within");
  }

  @Test
  void theFirstBlockIsMadeHoweverShortTheTimeIs() {
    try (TrialLoop loop =
        new TrialLoop(results, "micro", () -> {}).within(TimeBudget.of(Duration.ZERO))) {
      loop.run(TRIALS, (trial, folder) -> measure(trial, folder, (number, attempt) -> true));
    }

    assertThat(made).containsExactly(1);
  }

  @Test
  void repeatsATrialThatFailedOnceAtTheEnd() {
    TrialsOutcome outcome = run((number, attempt) -> number != 2 || attempt == 2);

    assertThat(made).containsExactly(1, 2, 3, 4, 5, 2);
    assertThat(outcome.complaint()).isEmpty();
    assertThat(results.record(TRIALS.get(1)).orElseThrow().earlierAttempts())
        .extracting(TrialRecord.Attempt::reason)
        .containsExactly("reason 1");
  }

  @Test
  void namesATrialThatFailedTwiceAndKeepsTheOthers() {
    TrialsOutcome outcome = run((number, attempt) -> number != 2);

    assertThat(made).containsExactly(1, 2, 3, 4, 5, 2);
    assertThat(outcome.finished()).isEqualTo(4);
    assertThat(outcome.complaint().orElseThrow())
        .contains("1 trial failed twice", "0002-s-none: reason 2");
    assertThat(results.unfinished()).containsExactly(TRIALS.get(1));
  }

  @Test
  void stopsWhenTheFirstTrialsAllFail() {
    TrialsOutcome outcome = run((number, attempt) -> false);

    assertThat(made).containsExactly(1, 2, 3);
    assertThat(outcome.stopped()).isTrue();
    assertThat(outcome.complaint().orElseThrow())
        .contains("the first 3 trials failed", "0003-s-none: reason 1");
  }

  @Test
  void goesOnAfterManyFailuresOnceATrialHasFinished() {
    TrialsOutcome outcome = run((number, attempt) -> number == 1);

    assertThat(made).containsExactly(1, 2, 3, 4, 5, 2, 3, 4, 5);
    assertThat(outcome.failures()).hasSize(4);
  }

  @Test
  void sealsTheDirectoryWhenAMeasurementThrows() {
    try (TrialLoop loop = new TrialLoop(results, "micro", () -> {})) {
      loop.run(
          TRIALS,
          (trial, folder) -> {
            throw new IllegalStateException("defect");
          });
    } catch (IllegalStateException defect) {
      assertThat(defect).hasMessage("defect");
    }
    assertThat(results.path().resolve("SHA256SUMS")).exists();
  }

  @Test
  void theCommandThatResumesNamesTheVerbAndTheDirectory() {
    assertThat(TrialLoop.resumeCommand(results, "macro"))
        .isEqualTo("scripts/hookbench macro --resume " + results.path());

    ResultDirectory blank =
        ResultDirectory.create(
            results.path().resolve("it's here"), Instant.EPOCH, results.plan(), Map.of());
    assertThat(TrialLoop.resumeCommand(blank, "macro")).contains("/it'\\''s here/").endsWith("'");
  }
}

package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.experiment.results.TrialStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C and kill -9 in the second trial: the first is kept, the rest is made by --resume. */
class InterruptionIT {
  private static final long LIMIT_MS = 60_000;
  @TempDir Path folder;

  private Invocation startAndReachTheSecondTrial() throws Exception {
    String yaml =
        """
        name: it
        sut: {command: %s}
        arms: [none, null]
        load: {requests: 3000, warmup: 10}
        design: {blocks: 3}
        """
            .formatted(Victim.command("serve"));
    Path file = Files.writeString(folder.resolve("it.yaml"), yaml);
    Invocation run = Invocation.start(folder, "run", file, "--out", folder.resolve("r"));
    await(() -> trial("0001").isPresent() && trial(".0002").filter(this::isUnderLoad).isPresent());
    return run;
  }

  private boolean isUnderLoad(Path trial) {
    return Files.exists(trial.resolve("spec.json"));
  }

  private java.util.Optional<Path> trial(String start) throws Exception {
    if (!Files.exists(folder.resolve("r"))) {
      return java.util.Optional.empty();
    }
    try (Stream<Path> all = Files.walk(folder.resolve("r"), 3)) {
      return all.filter(p -> p.getFileName().toString().startsWith(start)).findFirst();
    }
  }

  private interface Check {
    boolean holds() throws Exception;
  }

  private static void await(Check check) throws Exception {
    long end = System.currentTimeMillis() + LIMIT_MS;
    while (!check.holds()) {
      assertThat(System.currentTimeMillis()).as("waited too long").isLessThan(end);
      Thread.sleep(5);
    }
  }

  private ResultDirectory results() throws Exception {
    try (Stream<Path> made = Files.list(folder.resolve("r"))) {
      return ResultDirectory.open(made.findFirst().orElseThrow());
    }
  }

  private Instant startOfTheFirst() throws Exception {
    return results().record(results().plan().trials().get(0)).orElseThrow().start();
  }

  /** Systems under test of this test that are alive. */
  private List<ProcessHandle> victims() {
    return ProcessHandle.allProcesses()
        .filter(
            p ->
                p.info()
                    .arguments()
                    .map(List::of)
                    .orElse(List.of())
                    .contains(Victim.class.getName()))
        .toList();
  }

  private void resumeFinishesTheRest(Instant first) throws Exception {
    Invocation resumed = Invocation.run(folder, "run", "--resume", results().path());

    assertThat(resumed.status()).as(resumed.err()).isZero();
    assertThat(results().unfinished()).isEmpty();
    assertThat(startOfTheFirst()).isEqualTo(first);
    assertThat(results().plan().trials()).allMatch(t -> recordStatus(t) == TrialStatus.FINISHED);
    assertThat(trial(".0")).isEmpty();
    assertThat(victims()).isEmpty();
  }

  private TrialStatus recordStatus(org.hookbench.experiment.plan.PlannedTrial trial) {
    try {
      return results().record(trial).orElseThrow().status();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void ctrlCStopsEverythingAndSaysHowToResume() throws Exception {
    Invocation run = startAndReachTheSecondTrial();
    Instant first = startOfTheFirst();

    new ProcessBuilder("kill", "-INT", Long.toString(run.process().pid())).start().waitFor();
    run.ended();

    assertThat(run.status()).isEqualTo(130);
    assertThat(run.err()).contains("interrupted", "macro --resume " + results().path());
    assertThat(victims()).isEmpty();
    resumeFinishesTheRest(first);
  }

  @Test
  void whatAKilledRunnerLeavesIsRemovedByTheNextStart() throws Exception {
    Invocation run = startAndReachTheSecondTrial();
    Instant first = startOfTheFirst();

    run.process().destroyForcibly();
    run.ended();

    assertThat(victims()).isNotEmpty();
    resumeFinishesTheRest(first);
  }
}

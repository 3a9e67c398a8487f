package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hookbench.experiment.results.TrialStatus;
import org.junit.jupiter.api.Test;

/** Ctrl-C and kill -9 in the second trial: the first is kept, the rest is made by --resume. */
class InterruptionIT extends WholeRun {
  private static final long LIMIT_MS = 60_000;

  private Invocation startAndReachTheSecondTrial() throws Exception {
    Invocation run = start(yaml(victim("serve"), "[none, null]", 3000, "{blocks: 3}"));
    await(() -> trial("0001").isPresent() && trial(".0002").filter(this::isUnderLoad).isPresent());
    return run;
  }

  private boolean isUnderLoad(Path trial) {
    return Files.exists(trial.resolve("spec.json"));
  }

  private Optional<Path> trial(String start) throws Exception {
    if (!Files.exists(folder.resolve("r"))) {
      return Optional.empty();
    }
    try (Stream<Path> all = Files.walk(folder.resolve("r"), 3)) {
      return all.filter(p -> p.getFileName().toString().startsWith(start)).findFirst();
    } catch (UncheckedIOException renamedMeanwhile) {
      return Optional.empty();
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

  private Instant startOfTheFirst() throws Exception {
    return records().get(0).start();
  }

  /** Systems under test of this checkout that are alive. */
  private static List<ProcessHandle> victims() {
    return ProcessHandle.allProcesses().filter(InterruptionIT::isVictim).toList();
  }

  private static boolean isVictim(ProcessHandle process) {
    List<String> arguments = process.info().arguments().map(List::of).orElse(List.of());
    return arguments.containsAll(List.of(Victim.classes(), Victim.class.getName()));
  }

  private void resumeFinishesTheRest(Instant first) throws Exception {
    Invocation resumed = Invocation.run(folder, "run", "--resume", results().path());

    assertThat(resumed.status()).as(resumed.err()).isZero();
    assertThat(results().unfinished()).isEmpty();
    assertThat(startOfTheFirst()).isEqualTo(first);
    assertThat(records()).hasSize(3).allMatch(r -> r.status() == TrialStatus.FINISHED);
    assertThat(trial(".0")).isEmpty();
    assertThat(victims()).isEmpty();
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

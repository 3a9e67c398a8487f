// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hookbench.experiment.results.Run;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.testing.Awaiting;
import org.hookbench.testing.Signals;
import org.junit.jupiter.api.Test;

/** Ctrl-C and kill -9 in the second trial: the first is kept, the rest is made by --resume. */
class InterruptionIT extends WholeRun {
  private Invocation startAndReachTheSecondTrial() throws Exception {
    Invocation run = start(yaml(victim("serve"), "[none, null]", 3000, "{blocks: 3}"));
    Awaiting.await(
        () -> trial("0001").isPresent() && trial(".0002").filter(this::isUnderLoad).isPresent());
    return run;
  }

  private boolean isUnderLoad(Path trial) {
    return Files.exists(trial.resolve("spec.json"));
  }

  private Optional<Path> trial(String start) throws Exception {
    return Awaiting.find(folder.resolve("r"), start);
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

    Signals.send("INT", run.process());
    run.ended();

    assertThat(run.status()).isEqualTo(130);
    assertThat(run.err()).contains("interrupted", "macro --resume " + results().path());
    assertThat(victims()).isEmpty();
    resumeFinishesTheRest(first);
  }

  @Test
  void ctrlCBeforeTheFirstTrialSaysHowToResumeToo() throws Exception {
    Invocation run = start(yaml(victim("serve"), "[none, null]", 3000, "{blocks: 3}"));
    Awaiting.await(() -> trial("20").filter(r -> Files.exists(r.resolve("plan.json"))).isPresent());

    Signals.send("INT", run.process());
    run.ended();

    assertThat(run.status()).isEqualTo(130);
    assertThat(run.err()).contains("interrupted", "macro --resume " + results().path());
    assertThat(victims()).isEmpty();
    assertThat(Invocation.run(folder, "run", "--resume", results().path()).status()).isZero();
    assertThat(results().unfinished()).isEmpty();
  }

  @Test
  void ctrlCInAWorkloadLosesNoTrialThatIsFinished() throws Exception {
    String sleeps = "[sleep, \"0.05017\"]";
    Invocation run =
        start(
            "name: it\narms: [none, null]\nworkload: {command: %s, runs: 25, warmup: 0}\n"
                    .formatted(sleeps)
                + "design: {blocks: 3}\n");
    Awaiting.await(
        () ->
            trial("0001").isPresent()
                && trial(".0002").filter(t -> Files.exists(t.resolve(Run.FILE))).isPresent());
    Instant first = startOfTheFirst();

    Signals.send("INT", run.process());
    run.ended();

    assertThat(run.status()).isEqualTo(130);
    assertThat(run.err()).contains("interrupted", "macro --resume " + results().path());
    assertThat(ProcessHandle.allProcesses())
        .noneMatch(p -> p.info().commandLine().orElse("").contains("0.05017"));
    resumeFinishesTheRest(first);
    assertThat(records()).allMatch(r -> r.samples().get("null") == 25);
  }

  @Test
  void aDirectoryIntoWhichARunMeasuresCannotBeResumed() throws Exception {
    Invocation run = startAndReachTheSecondTrial();

    Invocation resumed = Invocation.run(folder, "run", "--resume", results().path());

    assertThat(resumed.status()).isEqualTo(2);
    assertThat(resumed.err()).contains("another run measures into it");
    assertThat(run.ended().status()).as(run.err()).isZero();
    assertThat(records()).hasSize(3).allMatch(r -> r.status() == TrialStatus.FINISHED);
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

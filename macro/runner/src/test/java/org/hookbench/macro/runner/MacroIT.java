// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.results.TrialStatus;
import org.junit.jupiter.api.Test;

/** Whole runs on plain processes, as a user starts them. */
class MacroIT extends WholeRun {
  @Test
  void duetOfTheHelloApplicationIsProvenByTheCountersOfTheHook() throws Exception {
    Invocation run = run(yaml("{app: hello}", "[none, count]", 300, "{blocks: 1}"));

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out().strip()).isEqualTo(results().path().toString());
    TrialRecord trial = records().get(0);
    assertThat(trial.status()).isEqualTo(TrialStatus.FINISHED);
    assertThat(trial.samples()).containsEntry("none", 300L).containsEntry("count", 300L);
    assertThat(trial.proof()).extracting(Proof::how).containsExactly("absent", "telemetry");
    assertThat(trial.figures().get("count").get("reads_per_request")).isBetween(1.0, 20.0);
    assertThat(trial.figures().get("none")).doesNotContainKey("reads_per_request");
    assertThat(trial.figures().get("none"))
        .containsKeys("cpu_seconds", "memory_peak_bytes", "ready_seconds");
  }

  @Test
  void everyTrialLeavesTheFilesOfTheContract() throws Exception {
    run(yaml(victim("serve"), "[none, pass]", 100, "{blocks: 1}"));

    Path trial = results().directory(results().plan().trials().get(0));
    try (Stream<Path> files = Files.list(trial)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .contains("trial.json", "samples.csv.gz", "resources.csv", "log.txt", "load.json")
          .noneMatch(name -> name.startsWith("telemetry"));
    }
    assertThat(Files.readString(results().path().resolve("SHA256SUMS"))).contains("samples.csv.gz");
    assertThat(Files.readAllLines(trial.resolve("resources.csv")).get(0))
        .startsWith("arm,second,cpu_ns,throttled_ns");
  }

  @Test
  void interleavedTrialsHaveOneArmEach() throws Exception {
    run(yaml(victim("serve"), "[none, null, pass]", 50, "{schedule: interleaved, blocks: 2}"));

    assertThat(records()).hasSize(6).allMatch(r -> r.arms().size() == 1);
    assertThat(records()).allMatch(r -> r.status() == TrialStatus.FINISHED);
  }

  @Test
  void sequentialTrialsGoArmByArm() throws Exception {
    run(yaml(victim("serve"), "[none, null]", 50, "{schedule: sequential, blocks: 2}"));

    assertThat(records())
        .extracting(r -> r.arms().get(0))
        .containsExactly("none", "none", "null", "null");
  }

  @Test
  void addsItsTrialsToADirectoryThatIsThere() throws Exception {
    run(yaml(victim("serve"), "[none, null]", 50, "{blocks: 1}"));
    Path directory = results().path();

    Invocation more =
        Invocation.run(
            folder,
            "run",
            file(yaml(victim("serve"), "[none, pass]", 50, "{blocks: 1}")),
            "--into",
            directory);

    assertThat(more.status()).as(more.err()).isZero();
    assertThat(records()).extracting(TrialRecord::number).containsExactly(1, 2);
    assertThat(records().get(1).arms()).containsExactly("none", "pass");
  }

  @Test
  void dryRunPrintsThePlanAndWritesNothing() throws Exception {
    String arms = "[none, null, {name: p, hook: pass}]";

    Invocation dry = run(yaml(victim("serve"), arms, 50, "{blocks: 2}"), "--dry-run");

    assertThat(dry.out())
        .contains("0004-", "none | null", "null (preload [null]): LD_PRELOAD=")
        .containsOnlyOnce("# trials of none | p:\n")
        .contains("p (preload [pass]): LD_PRELOAD=");
    assertThat(folder.resolve("r")).doesNotExist();
  }

  @Test
  void aPinnedSystemRunsOnItsCpusOnly() throws Exception {
    String server = victim("serve").replace("{command: [", "").replace("]}", "");
    String sut =
        "{command: [sh, -c, 'grep Cpus_allowed_list /proc/self/status; exec \"$@\"', sh, "
            + server
            + "], limits: {cpuset: '0'}}";

    Invocation run = run(yaml(sut, "[none, null]", 50, "{blocks: 1}"));

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(
            Files.readString(
                results().directory(results().plan().trials().get(0)).resolve("log.txt")))
        .contains("Cpus_allowed_list:\t0\n");
  }
}

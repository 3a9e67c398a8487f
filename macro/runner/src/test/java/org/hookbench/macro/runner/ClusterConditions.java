// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.results.TrialStatus;
import org.junit.jupiter.api.Test;

/** Where the load generator stands to the system under test. */
abstract class ClusterConditions extends OnCluster {
  @Test
  void whereverTheLoadIsADuetIsProvenByTheCountersOfTheHook() throws Exception {
    long before = cluster.execs();

    Invocation run = run(experiment("{blocks: 1}", PLACEMENTS, 300));

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(records()).hasSize(PLACEMENTS.size());
    for (TrialRecord trial : records()) {
      assertThat(trial.status()).isEqualTo(TrialStatus.FINISHED);
      assertThat(trial.samples()).containsEntry("none", 300L).containsEntry("count", 300L);
      assertThat(trial.proof()).extracting(Proof::how).containsExactly("absent", "telemetry");
      assertThat(trial.figures().get("count").get("reads_per_request")).isBetween(1.0, 20.0);
      assertThat(trial.figures().get("none")).containsKeys("cpu_seconds", "memory_peak_bytes");
    }
    long execs = cluster.execs() - before;
    assertThat(execs).as("4 for the three pods of a trial at most").isBetween(3L, 12L);
    assertThat(analysis().toString()).contains("\"verdict\"", "\"none\"", "\"count\"");
  }

  @Test
  void twoLoadGeneratorsMakeOneLoadAndTwoCopiesShareIt() throws Exception {
    Invocation run =
        run(
            duetOf(cluster.server(", replicas: 2"), TWO_NODES + ", generators: 2", 200)
                .replace("load: {", "load: {connections: 8, "));

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(only(run).proof().get(1).detail())
        .containsPattern("copy 1 of 2: [0-9]+ reads.*copy 2 of 2: [0-9]+ reads");
    assertThat(only(run).samples()).containsEntry("none", 200L).containsEntry("count", 200L);
    Path trial = results().directory(results().plan().trials().get(0));
    assertThat(Json.mapper().readTree(trial.resolve("agents.json").toFile())).hasSize(2);
  }

  @Test
  void checkSaysThatTheClusterCanBeUsed() throws Exception {
    Invocation check = Invocation.run(folder, "check", file(duet(TWO_NODES, 50)));

    assertThat(check.status()).as(check.out()).isZero();
    assertThat(check.out())
        .contains("kubernetes answers, version v1.", "2 nodes, all ready", "has all");
  }
}

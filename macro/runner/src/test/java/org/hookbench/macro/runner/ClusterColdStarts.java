// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.Start;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.results.TrialStatus;
import org.junit.jupiter.api.Test;

/** From no pod to the first byte of an answer. */
abstract class ClusterColdStarts extends OnCluster {
  private static final int INSTANCE = 10;

  @Test
  void eachStartIsAPodOfItsOwnAndProven() throws Exception {
    Invocation run =
        run(
            duet("nodes: [node1]", 1)
                .replace("requests: 1, warmup: 20", "model: cold, starts: 1, warmup: 0"));

    assertThat(run.status()).as(run.err()).isZero();
    TrialRecord trial = only(run);
    assertThat(trial.status()).isEqualTo(TrialStatus.FINISHED);
    assertThat(trial.proof()).extracting(Proof::how).containsExactly("absent", "telemetry");
    assertThat(trial.samples()).containsEntry("none", 1L).containsEntry("count", 1L);
    assertThat(trial.figures().get("count"))
        .containsKeys("created_seconds", "started_seconds", "ready_seconds");
    Path folder = results().directory(results().plan().trials().get(0));
    try (var file = new GZIPInputStream(Files.newInputStream(folder.resolve(Start.FILE)))) {
      assertThat(
              new String(file.readAllBytes()).lines().skip(1).map(row -> row.split(",")[INSTANCE]))
          .hasSize(2)
          .doesNotHaveDuplicates()
          .allMatch(instance -> instance.matches("[0-9a-f-]{36}@containerd://[0-9a-f]+"));
    }
  }
}

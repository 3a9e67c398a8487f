// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.ProofState;
import org.hookbench.experiment.results.SwitchedConnection;
import org.hookbench.experiment.results.SwitchedConnectionReader;
import org.hookbench.experiment.results.TrialRecord;
import org.junit.jupiter.api.Test;

/** One process of a pod holds both arms. */
abstract class ClusterSwitch extends OnCluster {
  private static final String DESIGN = "{schedule: switch, blocks: 1, renew: 20}";

  @Test
  void whereverTheLoadIsEachConnectionIsProvenByThePageInThePod() throws Exception {
    Invocation run = run(experiment(DESIGN, PLACEMENTS, 200));

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(results().plan().trials()).hasSize(PLACEMENTS.size());
    for (PlannedTrial planned : results().plan().trials()) {
      TrialRecord trial = results().record(planned).orElseThrow();
      assertThat(trial.proof()).extracting(Proof::how).containsExactly("switch", "switch");
      assertThat(trial.proof()).allMatch(p -> p.state() == ProofState.PROVEN);
      assertThat(trial.samples()).containsEntry("none", 200L).containsEntry("count", 200L);
      Path file = results().directory(planned).resolve(SwitchedConnection.FILE);
      List<SwitchedConnection> rows = SwitchedConnectionReader.all(file, trial.arms());
      assertThat(rows).as(trial.scenario()).hasSize(22);
      assertThat(rows).allMatch(c -> c.peerPort() % 2 == c.arm() && c.samples() == 20);
    }
  }
}

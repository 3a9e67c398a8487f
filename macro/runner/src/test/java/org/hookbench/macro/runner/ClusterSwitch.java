package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.ProofState;
import org.hookbench.experiment.results.SwitchedConnection;
import org.hookbench.experiment.results.SwitchedConnectionReader;
import org.hookbench.experiment.results.TrialRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One process of a pod holds both arms. */
abstract class ClusterSwitch extends OnCluster {
  private static final String DESIGN = "{schedule: switch, blocks: 1, renew: 20}";

  @ParameterizedTest
  @ValueSource(strings = {"placement: same-pod", "placement: same-node", TWO_NODES})
  void eachConnectionIsProvenByThePageInThePod(String placement) throws Exception {
    Invocation run = run(experiment(DESIGN, placement, 200));

    assertThat(run.status()).as(run.err()).isZero();
    TrialRecord trial = only(run);
    assertThat(trial.proof()).extracting(Proof::how).containsExactly("switch", "switch");
    assertThat(trial.proof()).allMatch(p -> p.state() == ProofState.PROVEN);
    assertThat(trial.samples()).containsEntry("none", 200L).containsEntry("count", 200L);
    Path folder = results().directory(results().plan().trials().get(0));
    List<SwitchedConnection> rows =
        SwitchedConnectionReader.all(folder.resolve(SwitchedConnection.FILE), trial.arms());
    assertThat(rows).hasSize(22);
    assertThat(rows).allMatch(c -> c.peerPort() % 2 == c.arm() && c.samples() == 20);
  }
}

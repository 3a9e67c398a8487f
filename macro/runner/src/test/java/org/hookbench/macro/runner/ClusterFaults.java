// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.experiment.results.Warning;
import org.junit.jupiter.api.Test;

/** What goes wrong while a run is under way, and before. */
abstract class ClusterFaults extends OnCluster {
  private static final String GREED = "$n++ > 80 and $x = $n x 1e8; ";

  /** A run whose load takes some 4 s. */
  private Invocation started() throws Exception {
    Invocation run =
        start(duet(TWO_NODES, 140).replace("load: {", "load: {model: open, rate: 35, "));
    cluster.awaitPods(run, 3);
    Thread.sleep(2_000);
    assertThat(run.process().isAlive()).as(run.err()).isTrue();
    return run;
  }

  @Test
  void whatAKilledRunnerLeftIsRemovedByResumeWhichFinishesTheTrial() throws Exception {
    Invocation run = started();
    run.process().destroyForcibly().waitFor();
    assertThat(cluster.things()).isNotEmpty();

    Invocation check = Invocation.run(folder, "check", folder.resolve("it.yaml"));
    Invocation resumed = Invocation.run(folder, "run", "--resume", results().path());

    assertThat(check.out()).contains("left over from ended runs: ");
    assertThat(resumed.status()).as(resumed.err()).isZero();
    assertThat(only(resumed).status()).isEqualTo(TrialStatus.FINISHED);
  }

  @Test
  void aPodThatIsEvictedUnderLoadIsNamedAndTheTrialMadeAgain() throws Exception {
    Invocation run = started();
    var pods = cluster.client().pods().inNamespace(cluster.namespace());
    String pod =
        pods.withLabel("hookbench.arm", "count").list().getItems().get(0).getMetadata().getName();
    assertThat(pods.withName(pod).evict()).isTrue();

    assertThat(run.ended().status()).as(run.err()).isZero();
    assertThat(only(run).earlierAttempts())
        .singleElement()
        .extracting(TrialRecord.Attempt::reason)
        .asString()
        .contains("its pod was deleted by someone else", "(it died under load)");
  }

  /** From its 82nd request on it wants more memory than it may have. */
  @Test
  void aServerThatIsKilledForItsMemoryIsStartedAgainAndItsRestartIsAFigure() throws Exception {
    String greedy = cluster.server(", restart: true, limits: {memory: 64MiB}", GREED);
    String yaml = duetOf(greedy, "placement: same-node", 100);

    Invocation run = run(yaml.replace("load: {", "load: {patience: 60s, "));

    assertThat(run.status()).as(run.err()).isZero();
    for (String arm : List.of("none", "count")) {
      assertThat(only(run).figures().get(arm).get("restarts")).isPositive();
      assertThat(only(run).figures().get(arm)).containsKey("unready_seconds");
    }
    assertThat(only(run).proof()).extracting(Proof::how).containsExactly("absent", "telemetry");
    assertThat(only(run).warnings()).extracting(Warning::code).contains("restarted");
  }

  @Test
  void nodesThatAreNotReadyOrNotThereAreRefusedBeforeTheRun() throws Exception {
    cluster.make("{apiVersion: v1, kind: Node, metadata: {name: node3}}");
    String yaml = duet("placement: different-nodes, nodes: [node1, node3, node4]", 50);

    Invocation check = Invocation.start(folder, "check", file(yaml));
    Invocation run = run(yaml);

    assertThat(check.ended().status()).as(check.out()).isEqualTo(1);
    assertThat(check.out()).contains("node3 is not ready", "node4 is not a node of the cluster");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("environment.nodes: node3 is not ready");
  }
}

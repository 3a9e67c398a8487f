// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.hookbench.experiment.results.TrialRecord;
import org.junit.jupiter.api.AfterEach;

/** Runs in the namespace of the tests, which is empty after each. */
abstract class OnCluster extends WholeRun {
  static final String TWO_NODES = "placement: different-nodes, nodes: [node1, node2]";
  static final List<String> PLACEMENTS =
      List.of("placement: same-pod", "placement: same-node", TWO_NODES);
  final RealCluster cluster = KubernetesIT.cluster();

  @AfterEach
  void nothingIsLeft() {
    cluster.removeMade();
    assertThat(cluster.things()).isEmpty();
  }

  final String duet(String environment, int requests) {
    return experiment("{blocks: 1}", environment, requests);
  }

  final String experiment(String design, String environment, int requests) {
    return experiment(cluster.server(""), design, environment, requests);
  }

  /** With a scenario for each environment. */
  final String experiment(String design, List<String> environments, int requests) {
    String all =
        environments.stream().map(cluster::environment).collect(Collectors.joining(", ", "[", "]"));
    return yaml(cluster.server(""), "[none, count]", requests, design)
        + "environment: "
        + all
        + "\n";
  }

  private String experiment(String sut, String design, String environment, int requests) {
    return yaml(sut, "[none, count]", requests, design)
        + "environment: "
        + cluster.environment(environment)
        + "\n";
  }

  final String duetOf(String sut, String environment, int requests) {
    return experiment(sut, "{blocks: 1}", environment, requests);
  }

  final TrialRecord only(Invocation run) throws Exception {
    assertThat(records()).as(run.err()).hasSize(1);
    return records().get(0);
  }
}

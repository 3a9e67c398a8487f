// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.testing.Awaiting;
import org.junit.jupiter.api.Test;

/** Two runs side by side on one machine leave each other alone. */
class NeighboursIT extends WholeRun {
  private static final List<String> ISOLATED =
      List.of("unshare", "--pid", "--fork", "--mount-proc");

  private Path twoBlocks(String sut) throws Exception {
    return file(yaml(sut, "[none, 'null']", 2000, "{blocks: 2}"));
  }

  /** The second looks for leftovers when it starts; the first is under load then. */
  private void bothFinish(List<String> front, Path experiment) throws Exception {
    Invocation first =
        Invocation.startBelow(front, folder, "run", experiment, "--out", folder.resolve("a"));
    Awaiting.await(
        () ->
            Awaiting.find(folder.resolve("a"), ".0001")
                .filter(trial -> Files.exists(trial.resolve("spec.json")))
                .isPresent());
    Invocation second = Invocation.start(folder, "run", experiment, "--out", folder.resolve("b"));

    for (Invocation run : List.of(first.ended(), second.ended())) {
      assertThat(run.status()).as(run.err()).isZero();
      assertThat(run.err()).doesNotContain("leftover");
      assertThat(ResultDirectory.open(Path.of(run.out().strip())).unfinished()).isEmpty();
    }
  }

  @Test
  void inProcesses() throws Exception {
    bothFinish(List.of(), twoBlocks(victim("serve")));
  }

  @Test
  void inProcessesOfAnotherNamespaceWhoseIdsMeanNothingOutside() throws Exception {
    Process probe = new ProcessBuilder("unshare", "--pid", "true").start();
    assumeThat(probe.waitFor()).as("needs root, for a PID namespace").isZero();

    bothFinish(ISOLATED, twoBlocks(victim("serve")));
  }

  @Test
  void inContainers() throws Exception {
    Engines.require("docker");

    bothFinish(
        List.of(),
        Files.writeString(
            folder.resolve("docker.yaml"),
            Files.readString(twoBlocks(SmallServer.with("")))
                + "environment: {kind: docker, placement: same-node}\n"));
  }
}

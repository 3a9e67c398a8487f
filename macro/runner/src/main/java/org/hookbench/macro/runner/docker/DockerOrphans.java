// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.docker;

import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hookbench.macro.runner.container.Origin;
import org.hookbench.macro.runner.deploy.RunnerIdentity;

/** Containers and networks of runners that are gone. */
record DockerOrphans(DockerEngine engine) {
  private static final Duration LONGEST_TRIAL = Duration.ofDays(1);

  private List<Container> containers() {
    return engine
        .client()
        .listContainersCmd()
        .withShowAll(true)
        .withLabelFilter(List.of(Origin.RUNNER))
        .exec()
        .stream()
        .filter(c -> isOrphan(c.getLabels()) || isForgotten(c, Instant.now()))
        .toList();
  }

  private List<Network> networks() {
    return engine
        .client()
        .listNetworksCmd()
        .withFilter("label", List.of(Origin.RUNNER))
        .exec()
        .stream()
        .filter(n -> isOrphan(n.getLabels()))
        .toList();
  }

  /**
   * A reboot ends containers and lets them lie. A runner in a container, or on a copy of this
   * machine, may still want the log of one that has just ended.
   */
  static boolean isForgotten(Container container, Instant now) {
    return "exited".equals(container.getState())
        && Instant.ofEpochSecond(container.getCreated()).plus(LONGEST_TRIAL).isBefore(now)
        && RunnerIdentity.isOfThisMachine(container.getLabels().get(Origin.RUNNER));
  }

  private static boolean isOrphan(Map<String, String> labels) {
    return RunnerIdentity.isGone(labels.get(Origin.RUNNER));
  }

  private static List<String> names(List<Container> containers, List<Network> networks) {
    return Stream.concat(
            containers.stream().map(c -> "container " + c.getNames()[0].substring(1)),
            networks.stream().map(n -> "network " + n.getName()))
        .toList();
  }

  List<String> names() {
    return names(containers(), networks());
  }

  /** Removes them and says what it was. */
  List<String> remove() {
    List<Container> containers = containers();
    List<Network> networks = networks();
    containers.forEach(c -> engine.remove(c.getId()));
    networks.forEach(n -> engine.removeNetwork(n.getId()));
    return names(containers, networks);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.file.ExperimentFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a server can have copies, be started again, and have limits by arm. */
class ReplicasTest {
  @TempDir Path folder;

  private Experiment read(String replicas, String rest) throws Exception {
    return read(replicas, rest, "arms: [none, scan]");
  }

  private Experiment read(String replicas, String rest, String arms) throws Exception {
    String text =
        "{name: t, %s, sut: {app: hello, replicas: %s}, load: {connections: 4, requests: 100}, %s}";
    Path file = Files.writeString(folder.resolve("t.yaml"), text.formatted(arms, replicas, rest));
    return ExperimentFile.read(file).experiment();
  }

  @Test
  void copiesAreForContainersWithAddressesOfTheirOwn() throws Exception {
    Scenario scenario = read("4", "environment: {kind: docker}").scenarios().get(0);

    assertThat(scenario.deployed().replicas()).isEqualTo(4);
    assertThat(Parameters.of(scenario)).containsEntry("sut.replicas", "4");
  }

  @Test
  void howTheyAreAddedIsPartOfTheScenario() throws Exception {
    String text =
        "{name: t, arms: [none, scan], environment: {kind: kubernetes, placement: same-node}, sut:"
            + " {app: spin, limits: {cpus: 1}, autoscale: {max: 3, cpu: 50%}}, load: {keepAlive:"
            + " false}}";
    Path file = Files.writeString(folder.resolve("t.yaml"), text);

    assertThat(Parameters.of(ExperimentFile.read(file).experiment().scenarios().get(0)))
        .containsEntry("sut.autoscale.min", "1")
        .containsEntry("sut.autoscale.max", "3")
        .containsEntry("sut.autoscale.cpu", "50%");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "docker, placement: same-pod|60s|",
        "kubernetes, placement: same-node|60s|",
        "kubernetes, placement: same-pod|60s|sut.restart: is possible in docker, and in kubernetes",
        "podman|60s|with placement same-node or different-nodes, not in podman-same-pod",
        "docker|0s|write load.patience: 60s",
      })
  void aRestartNeedsDockerAndPatience(String kind, String patience, String reason) {
    String rest =
        "environment: {kind: %s}, load: {duration: 1s, patience: %s}".formatted(kind, patience);
    String text = "{name: t, arms: [none, scan], sut: {app: crop, restart: true}, " + rest + "}";
    assertRead(text, reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "docker|cpuset: 0|",
        "podman|memory: 90MiB|",
        "process|memory: 90MiB|arms: small: limits: are of servers in docker, podman",
        "kubernetes|cpuset: 0|arms: small: limits: cpuset: a pod cannot pin CPUs",
      })
  void anArmHasLimitsOfItsOwnWhereContainersDo(String kind, String limit, String reason) {
    String text =
        "{name: t, sut: {app: crop}, environment: {kind: %s}, arms: [none, {name: small, limits:"
            + " {%s}}]}";
    assertRead(text.formatted(kind, limit), reason);
  }

  @Test
  void limitsOfAnArmArePartOfItsDescription() throws Exception {
    String arms = "arms: [none, {name: small, limits: {cpus: 0.5, memory: 90MiB}}]";
    Experiment read = read("1", "environment: {kind: docker}", arms);

    assertThat(read.arms().get(1).variant().differences())
        .containsEntry("limits", "cpus 0.5, memory 90MiB");
  }

  @Test
  void aProgramThatMakesTheLoadHasOneAddress() {
    assertRead(
        "{name: t, sut: {app: hello, replicas: 2}, environment: {kind: docker}, arms: [none, scan],"
            + " load: {command: [ab]}}",
        "sut.replicas: load.command is run against one address");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kubernetes, placement: same-node|limits: {cpus: 1}|{max: 3, cpu: 50%}|keepAlive: false|",
        "kubernetes, placement: same-node, requests: {cpus: 1}||{max: 3, cpu:"
            + " 50%}|requestsPerConnection: 9|",
        "kubernetes|limits: {cpus: 1}|{max: 3, cpu: 50%}|keepAlive: false|not in"
            + " kubernetes-same-pod",
        "docker|limits: {cpus: 1}|{max: 3, cpu: 50%}|keepAlive: false|is possible in environment"
            + " kubernetes",
        "kubernetes, placement: same-node||{max: 3, cpu: 50%}|keepAlive: false|give"
            + " sut.limits.cpus",
        "kubernetes, placement: same-node|limits: {cpus: 1}|{max: 3, cpu: 50%}|connections: 9|a"
            + " connection stays",
        "kubernetes, placement: same-node|limits: {cpus: 1}, replicas: 2|{max: 3, cpu:"
            + " 50%}|connections: 9|remove",
        "kubernetes, placement: same-node|limits: {cpus: 1}|{min: 3, max: 3, cpu: 50%}|keepAlive:"
            + " false|max: 3 must be",
        "kubernetes, placement: same-node|limits: {cpus: 1}|{min: 0, max: 3, cpu: 50%}|keepAlive:"
            + " false|autoscale.min",
        "kubernetes, placement: same-node|limits: {cpus: 1}|{max: 3, cpu: 0.5}|keepAlive:"
            + " false|must be 1% to 999%",
        "kubernetes, placement: same-node|limits: {cpus: 1}|{max: 3}|keepAlive: false|are missing",
      })
  void theNumberOfCopiesIsLeftToKubernetesWhereThatHasAnEffect(
      String kind, String sut, String autoscale, String load, String reason) {
    String keys =
        Stream.of("app: hello", sut, "autoscale: " + autoscale)
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
    assertRead(
        "{name: t, arms: [none, scan], sut: {%s}, environment: {kind: %s}, load: {%s}}"
            .formatted(keys, kind, load),
        reason);
  }

  private void assertRead(String text, String reason) {
    Throwable thrown =
        catchThrowable(
            () -> ExperimentFile.read(Files.writeString(folder.resolve("t.yaml"), text)));
    if (reason == null) {
      assertThat(thrown).isNull();
    } else {
      assertThat(thrown).isInstanceOf(UserError.class).hasMessageContaining(reason);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|environment: {kind: docker}|sut.replicas: 0 must be 1 to 1000",
        "5|environment: {kind: docker}|load.connections: fewer than sut.replicas: 5",
        "2|environment: {kind: process}|not in process",
        "2|environment: {kind: podman}|not in podman-same-pod",
        "2|environment: {kind: docker, placement: same-pod}|not in docker-same-pod",
        "2|environment: {kind: kubernetes}|not in kubernetes-same-pod",
        "2|environment: {kind: docker}, design: {schedule: switch}|a switch is one process",
      })
  void whereTheyCannotBeTheReasonIsSaid(String replicas, String rest, String reason) {
    assertThatThrownBy(() -> read(replicas, rest))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(reason);
  }
}

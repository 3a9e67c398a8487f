// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "docker, placement: same-pod|60s|",
        "podman|60s|sut.restart: is possible in environment docker only, not in podman-same-pod",
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

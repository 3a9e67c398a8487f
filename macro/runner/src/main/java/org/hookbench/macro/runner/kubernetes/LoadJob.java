// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;
import org.hookbench.experiment.console.MeasurementFailedException;

/**
 * The job of the load generators.
 *
 * @param generators how many pods it has to have
 */
record LoadJob(Cluster cluster, String name, int generators) {

  private List<PodState> states() {
    return cluster.podsOfJob(name).stream()
        .map(pod -> new PodState(Optional.of(pod), Containers.LOAD))
        .toList();
  }

  /** Whether all are there and run; one that never will is a failure. */
  boolean running() {
    List<PodState> states = states();
    states.stream()
        .flatMap(state -> state.hopeless().stream())
        .findFirst()
        .ifPresent(
            why -> {
              throw new MeasurementFailedException("the load generator: " + why);
            });
    return states.size() == generators && states.stream().allMatch(PodState::running);
  }

  /** What those that do not run are waiting for. */
  String story() {
    List<PodState> states = states();
    return states.stream()
        .filter(state -> !state.running())
        .map(PodState::story)
        .findFirst()
        .orElse(states.size() + " of " + generators + " pods are there");
  }

  List<String> pods() {
    return cluster.podsOfJob(name).stream().map(LoadJob::name).sorted().toList();
  }

  private static String name(Pod pod) {
    return pod.getMetadata().getName();
  }
}

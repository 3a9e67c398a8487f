// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the status of a pod says about one of its containers. */
record PodState(Optional<Pod> pod, String container) {
  /** Reasons to wait that do not go away by waiting. */
  private static final Set<String> HOPELESS =
      Set.of(
          "ImagePullBackOff",
          "ErrImagePull",
          "ErrImageNeverPull",
          "InvalidImageName",
          "CreateContainerConfigError",
          "CreateContainerError",
          "CrashLoopBackOff");

  boolean ready() {
    return status().map(ContainerStatus::getReady).orElse(false);
  }

  boolean running() {
    return status()
        .filter(s -> s.getState() != null && s.getState().getRunning() != null)
        .isPresent();
  }

  /** Whether all of its containers have ended. */
  boolean ended() {
    List<ContainerStatus> all = all().toList();
    return !all.isEmpty()
        && all.stream().allMatch(s -> s.getState() != null && s.getState().getTerminated() != null);
  }

  /** How often it was started again. */
  int restarts() {
    return status().map(ContainerStatus::getRestartCount).orElse(0);
  }

  /** Identity of its image, as the node tells it; empty while the node does not. */
  Optional<String> image() {
    return status().map(ContainerStatus::getImageID).filter(id -> !id.isEmpty());
  }

  /** The pod and the container in it: never the same again. */
  String identity() {
    return pod.map(p -> p.getMetadata().getUid()).orElse("")
        + status().map(s -> "@" + s.getContainerID()).orElse("");
  }

  /** Address of the pod, as a URL has it; empty while it has none. */
  String address() {
    String address = pod.map(Pod::getStatus).map(PodStatus::getPodIP).orElse("");
    return address.contains(":") ? "[" + address + "]" : address;
  }

  private Optional<ContainerStatus> status() {
    return all().filter(s -> s.getName().equals(container)).findFirst();
  }

  private Stream<ContainerStatus> all() {
    return pod.map(Pod::getStatus)
        .map(
            s ->
                Stream.concat(
                    s.getInitContainerStatuses().stream(), s.getContainerStatuses().stream()))
        .orElse(Stream.empty());
  }

  /** How the container ended, also if it was started again; empty if it did not. */
  Optional<ContainerStateTerminated> end() {
    return status().stream()
        .flatMap(s -> Stream.of(s.getState(), s.getLastState()))
        .flatMap(state -> Stream.ofNullable(state == null ? null : state.getTerminated()))
        .findFirst();
  }

  /** A container that ended in failure; a pod is given up with it, as none is started again. */
  Optional<ContainerStatus> failed() {
    return all()
        .filter(s -> s.getState() != null && s.getState().getTerminated() != null)
        .filter(s -> !Integer.valueOf(0).equals(s.getState().getTerminated().getExitCode()))
        .findFirst();
  }

  /** How a container ended, in the words of Kubernetes. */
  static String words(ContainerStateTerminated end) {
    String reason = end.getReason() == null ? "" : " (" + end.getReason() + ")";
    String message = end.getMessage() == null ? "" : ": " + end.getMessage().strip();
    return "exit status " + end.getExitCode() + reason + message;
  }

  /** Why the pod as a whole has ended, whatever its containers did: gone, evicted, failed. */
  Optional<String> lost() {
    return gone()
        .or(
            () ->
                pod.map(Pod::getStatus)
                    .filter(s -> "Failed".equals(s.getPhase()))
                    .map(s -> "its pod failed: " + s.getReason() + ": " + s.getMessage()));
  }

  private Optional<String> gone() {
    if (pod.isEmpty()) {
      return Optional.of("its pod was deleted by someone else");
    }
    return pod.map(Pod::getStatus)
        .filter(status -> "Evicted".equals(status.getReason()))
        .map(
            status ->
                "its pod was evicted from the node (%s); use a node with more room, or set sut.limits"
                    .formatted(status.getMessage()));
  }

  /** Why it cannot go on: gone, evicted, a container that ended, an image that is not there. */
  Optional<String> hopeless() {
    if (gone().isPresent()) {
      return gone();
    }
    if (failed().isPresent()) {
      ContainerStatus failed = failed().get();
      return Optional.of(
          "container %s of its pod ended with %s"
              .formatted(failed.getName(), words(failed.getState().getTerminated())));
    }
    return lost().or(this::waitsInVain);
  }

  private Optional<String> waitsInVain() {
    return all()
        .map(ContainerStatus::getState)
        .filter(s -> s != null && s.getWaiting() != null)
        .map(s -> s.getWaiting())
        .filter(w -> HOPELESS.contains(String.valueOf(w.getReason())))
        .map(w -> "its pod waits for " + w.getReason() + ": " + w.getMessage() + advice(w))
        .findFirst();
  }

  private static String advice(ContainerStateWaiting waiting) {
    return waiting.getReason().contains("Image")
        ? "; load the image onto the nodes, or set environment.registry"
        : "";
  }

  /** What it is waiting for, for a message. */
  String story() {
    List<String> conditions =
        pod.map(Pod::getStatus).stream()
            .flatMap(s -> s.getConditions().stream())
            .filter(c -> "False".equals(c.getStatus()) && c.getMessage() != null)
            .map(c -> c.getType() + ": " + c.getMessage())
            .toList();
    return conditions.isEmpty() ? "nothing is reported" : String.join("; ", conditions);
  }
}

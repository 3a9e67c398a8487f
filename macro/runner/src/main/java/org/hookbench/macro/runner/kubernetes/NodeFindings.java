// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.NodeSystemInfo;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hookbench.experiment.console.UserError;
import org.hookbench.macro.runner.finding.Finding;

/**
 * Whether nodes are ready and have room.
 *
 * @param named those that the experiment wants; empty: any
 */
record NodeFindings(KubernetesClient client, List<String> named) {
  private static final String CODE = "kubernetes-nodes";

  List<Finding> find() {
    List<Node> nodes;
    try {
      nodes = client.nodes().list().getItems();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
        throw e;
      }
      return List.of(
          Finding.note(
              CODE,
              "this user may not read nodes, so their state is unknown",
              "kubectl get nodes as somebody who may"));
    }
    List<String> faults = new ArrayList<>();
    nodes.forEach(node -> faultsOf(node).forEach(faults::add));
    for (String name : named) {
      if (nodes.stream().noneMatch(n -> n.getMetadata().getName().equals(name))) {
        faults.add(name + " is not a node of the cluster");
      }
    }
    List<Node> ready = nodes.stream().filter(NodeFindings::isReady).toList();
    if (ready.isEmpty() || !names(ready).containsAll(named)) {
      String which = ready.isEmpty() ? "no node is ready" : "a node of the experiment is not ready";
      return List.of(
          Finding.fail(
              CODE,
              String.join("; ", Stream.concat(Stream.of(which), faults.stream()).toList()),
              "kubectl get nodes shows which are ready, kubectl describe node why not"));
    }
    return List.of(
        faults.isEmpty()
            ? Finding.ok(CODE, nodes.size() + " nodes, all ready and with room: " + versions(nodes))
            : Finding.warn(
                CODE, String.join("; ", faults), "kubectl describe node, or other nodes"));
  }

  /** Refuses those named that are not there or not ready; says nothing where none may be read. */
  void requireReady() {
    for (String name : named) {
      Node node;
      try {
        node = client.nodes().withName(name).get();
      } catch (KubernetesClientException e) {
        if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
          return;
        }
        throw ClusterFailure.of("node " + name + " cannot be read", e);
      }
      if (node == null || !isReady(node)) {
        throw UserError.of(
            "environment.nodes: %s%s; kubectl get nodes shows which are",
            name, node == null ? " is not a node of the cluster" : " is not ready");
      }
    }
  }

  /** Why nothing should be measured there now; empty if it is fit, or if none may be read. */
  Optional<String> fault() {
    try {
      return find().stream()
          .filter(finding -> finding.status() == Finding.Status.FAIL)
          .map(Finding::message)
          .findFirst();
    } catch (KubernetesClientException e) {
      return Optional.of("nodes cannot be read: " + e.getMessage());
    }
  }

  /** What runs on each node, by its name; empty if none may be read. */
  Map<String, Map<String, String>> facts() {
    Map<String, Map<String, String>> facts = new TreeMap<>();
    try {
      for (Node node : client.nodes().list().getItems()) {
        NodeSystemInfo info = node.getStatus().getNodeInfo();
        if (info != null) {
          facts.put(
              node.getMetadata().getName(),
              Map.of(
                  "kubelet", info.getKubeletVersion(),
                  "kernel", info.getKernelVersion(),
                  "os", info.getOsImage(),
                  "runtime", info.getContainerRuntimeVersion()));
        }
      }
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
        throw ClusterFailure.of("nodes cannot be read", e);
      }
    }
    return facts;
  }

  private static List<String> names(List<Node> nodes) {
    return nodes.stream().map(node -> node.getMetadata().getName()).toList();
  }

  private static String versions(List<Node> nodes) {
    return nodes.stream()
        .map(n -> n.getStatus().getNodeInfo())
        .map(
            i ->
                i == null ? "version unknown" : i.getKubeletVersion() + ", " + i.getKernelVersion())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  /** Not ready, or under pressure of disk, memory or processes. */
  static Stream<String> faultsOf(Node node) {
    String name = node.getMetadata().getName();
    List<NodeCondition> conditions = node.getStatus().getConditions();
    Stream<String> pressures =
        conditions.stream()
            .filter(c -> c.getType().endsWith("Pressure") && c.getStatus().equals("True"))
            .map(c -> name + " has " + c.getType());
    return isReady(node) ? pressures : Stream.concat(Stream.of(name + " is not ready"), pressures);
  }

  static boolean isReady(Node node) {
    return node.getStatus().getConditions().stream()
        .anyMatch(c -> c.getType().equals("Ready") && c.getStatus().equals("True"));
  }
}

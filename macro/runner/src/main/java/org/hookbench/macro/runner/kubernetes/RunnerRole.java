// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import java.util.List;

/** What a runner may do in its namespace: the same as in macro/kubernetes/rbac.yaml. */
final class RunnerRole {
  /**
   * Verbs on a resource.
   *
   * @param group empty for the core
   * @param resource with its subresource, as in {@code pods/log}
   */
  record Rule(String group, String resource, List<String> verbs) {
    /** pods of pods/log. */
    String main() {
      return resource.replaceFirst("/.*", "");
    }

    /** log of pods/log; null for none. */
    String sub() {
      return resource.contains("/") ? resource.replaceFirst(".*/", "") : null;
    }
  }

  static final List<Rule> RULES =
      List.of(
          new Rule("", "pods", List.of("create", "get", "list", "watch", "patch", "delete")),
          new Rule("", "services", List.of("create", "get", "list", "delete")),
          new Rule("", "configmaps", List.of("create", "get", "patch", "delete")),
          new Rule("", "events", List.of("list")),
          new Rule("", "pods/log", List.of("get")),
          new Rule("", "pods/exec", List.of("get", "create")),
          new Rule("batch", "jobs", List.of("create", "get", "list", "delete")),
          new Rule("apps", "deployments", List.of("create", "get", "list", "patch", "delete")),
          new Rule(
              "autoscaling",
              "horizontalpodautoscalers",
              List.of("create", "get", "list", "delete")),
          new Rule("metrics.k8s.io", "pods", List.of("get")));

  private RunnerRole() {}
}

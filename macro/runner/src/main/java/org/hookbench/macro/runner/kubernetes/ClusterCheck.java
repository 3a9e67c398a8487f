// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.UserError;
import org.hookbench.macro.runner.clock.ClockFinding;
import org.hookbench.macro.runner.finding.Finding;
import org.hookbench.macro.runner.finding.LeftoverFinding;

/** What check looks at for environment kubernetes. */
public final class ClusterCheck {
  private final KubernetesClient client;
  private final Environment.Kubernetes environment;
  private final boolean autoscaled;

  ClusterCheck(KubernetesClient client, Environment.Kubernetes environment, boolean autoscaled) {
    this.client = client;
    this.environment = environment;
    this.autoscaled = autoscaled;
  }

  /**
   * Asks the cluster of the environment's context.
   *
   * @param autoscaled whether copies of the system under test are added by the CPU that they use
   */
  public static List<Finding> find(Environment.Kubernetes environment, boolean autoscaled) {
    try (KubernetesClient client = Kubeconfig.client(environment.context())) {
      return new ClusterCheck(client, environment, autoscaled).find();
    } catch (UserError e) {
      return List.of(Finding.fail("kubernetes", e.getMessage(), "kubectl config get-contexts"));
    }
  }

  List<Finding> find() {
    Cluster cluster = new Cluster(client, environment.namespace());
    List<Finding> findings = new ArrayList<>();
    try {
      findings.add(
          Finding.ok(
              "kubernetes",
              "kubernetes answers, version " + cluster.version() + ", at " + cluster.address()));
      findings.addAll(new AccessFindings(client, environment.namespace()).find());
      findings.addAll(cluster.nodes(environment.nodes()).find());
      findings.add(metrics(cluster));
      findings.add(clock());
      findings.add(leftovers(cluster));
    } catch (UserError e) {
      findings.add(Finding.fail("kubernetes", e.getMessage(), "kubectl config get-contexts"));
    } catch (MeasurementFailedException | KubernetesClientException e) {
      findings.add(Finding.fail("kubernetes", e.getMessage(), "see what it says, and try again"));
    }
    return findings;
  }

  private Finding clock() {
    String code = "kubernetes-clock";
    try {
      return ClockFinding.of(code, "the API server", new ApiClock(client).measure());
    } catch (MeasurementFailedException e) {
      return Finding.note(code, e.getMessage(), "ask the nodes for their time");
    }
  }

  private Finding metrics(Cluster cluster) {
    if (cluster.metrics().answers()) {
      return Finding.ok("kubernetes-metrics", "the metrics API answers");
    }
    return autoscaled
        ? Finding.fail(
            "kubernetes-metrics",
            "the metrics API does not answer, and sut.autoscale needs it",
            MetricsApi.ADVICE.formatted(environment.namespace()))
        : Finding.note(
            "kubernetes-metrics",
            "there is no metrics API: resources come from the control groups in the pods alone",
            "install metrics-server if a runtime hides control groups from its containers");
  }

  private static Finding leftovers(Cluster cluster) {
    try {
      List<String> names =
          cluster.orphans(KubernetesLabels.host()).stream().map(Cluster::name).toList();
      return LeftoverFinding.of("kubernetes-leftovers", names);
    } catch (KubernetesClientException e) {
      return Finding.warn(
          "kubernetes-leftovers",
          "leftovers cannot be listed: " + ClusterFailure.reason(e),
          "kubectl apply -f macro/kubernetes/rbac.yaml");
    }
  }
}

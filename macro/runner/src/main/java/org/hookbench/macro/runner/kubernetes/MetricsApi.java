// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import io.fabric8.kubernetes.api.model.metrics.v1beta1.ContainerMetrics;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import org.hookbench.experiment.console.UserError;

/** The metrics API, which a server beside Kubernetes answers, as metrics-server does. */
record MetricsApi(KubernetesClient client, String namespace) {
  static final String ADVICE =
      "install metrics-server; kubectl top pods --namespace %s must show figures";

  /** Whether it answers. */
  boolean answers() {
    try {
      return client.getApiResources("metrics.k8s.io/v1beta1") != null;
    } catch (KubernetesClientException notSeen) {
      return false;
    }
  }

  /** Without it no copy would ever be added. */
  void require() {
    if (!answers()) {
      throw UserError.of(
          "sut.autoscale: the metrics API of the cluster does not answer, so no copy would be"
              + " added; %s",
          ADVICE.formatted(namespace));
    }
  }

  /** Usage of the containers of a pod; empty while it does not know the pod. */
  List<ContainerMetrics> of(String pod) {
    try {
      return client.top().pods().metrics(namespace, pod).getContainers();
    } catch (KubernetesClientException notNow) {
      return List.of();
    }
  }
}

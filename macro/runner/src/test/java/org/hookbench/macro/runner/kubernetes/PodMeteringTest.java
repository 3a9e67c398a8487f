// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.metrics.v1beta1.PodMetrics;
import io.fabric8.kubernetes.api.model.metrics.v1beta1.PodMetricsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.util.Map;
import org.hookbench.macro.runner.resources.Resource;
import org.junit.jupiter.api.Test;

@EnableKubernetesMockClient(https = false)
class PodMeteringTest {
  private static final String API = "/apis/metrics.k8s.io/v1beta1";
  private static final String PATH = API + "/namespaces/hookbench/pods/p";
  KubernetesMockServer server;
  KubernetesClient client;

  private PodMetering metering() {
    return new PodMetering(new Cluster(client, "hookbench"), "p", "arm-scan");
  }

  private static PodMetrics metrics() {
    return new PodMetricsBuilder()
        .addNewContainer()
        .withName("arm-scan")
        .withUsage(Map.of("cpu", new Quantity("250m"), "memory", new Quantity("64Mi")))
        .endContainer()
        .build();
  }

  @Test
  void cpuTimeGrowsByTheLastAverage() {
    server.clearExpectations();
    server.expect().get().withPath(API).andReturn(200, new APIResourceList()).once();
    server.expect().get().withPath(PATH).andReturn(200, metrics()).always();
    PodMetering metering = metering();

    assertThat(metering.usage(1_000_000_000L)).containsEntry(Resource.CPU_NS, 0L);
    assertThat(metering.usage(3_000_000_000L))
        .containsEntry(Resource.CPU_NS, 500_000_000L)
        .containsEntry(Resource.MEMORY_BYTES, 64L << 20);
  }

  @Test
  void aClusterWithoutMetricsIsNotAskedForThem() {
    server.clearExpectations();
    server.expect().get().withPath(API).andReturn(404, "").once();
    server.expect().get().withPath(PATH).andReturn(200, metrics()).always();
    PodMetering metering = metering();

    assertThat(metering.usage(1)).isEmpty();
    assertThat(metering.usage(2)).isEmpty();
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Taint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Condition;
import org.hookbench.experiment.results.Warning;
import org.junit.jupiter.api.Test;

/** What a namespace admits and changes, and what pods ask for. */
abstract class ClusterAdmission extends OnCluster {
  private static final Taint TAINT = new Taint("NoSchedule", "bench", null, "only");

  @Test
  void aLoadThatALimitRangeThrottlesIsWarnedOfAndResourcesHaveRowsAllThroughIt() throws Exception {
    cluster.make(
        "{apiVersion: v1, kind: LimitRange, metadata: {name: small},"
            + " spec: {limits: [{type: Container, default: {cpu: 200m}}]}}");

    Invocation run =
        run(
            duetOf(cluster.server(", limits: {cpus: 0.5}"), "placement: same-pod, apiProbe: 10", 30)
                .replace("requests:", "rate: 8, requests:"));

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(only(run).warnings()).extracting(Warning::code).contains("load-throttled");
    Path trial = results().directory(results().plan().trials().get(0));
    List<String> seconds =
        Files.readAllLines(trial.resolve("resources.csv")).stream()
            .filter(row -> row.startsWith("none,"))
            .map(row -> row.split(",")[1])
            .toList();
    assertThat(seconds).as("of some 5 s, on a machine that may be busy").hasSizeGreaterThan(2);
    assertThat(Files.readAllLines(trial.resolve("api.csv")))
        .haveAtLeast(5, new Condition<>(row -> row.matches("read(,[0-9]+){3},"), "a read"))
        .haveAtLeast(5, new Condition<>(row -> row.matches("write(,[0-9]+){3},"), "a write"));
    assertThat(only(run).figures().get("none")).doesNotContainKey("api_read_median_seconds");
  }

  @Test
  void aQuotaThatRefusesAPodIsReportedAsAQuota() throws Exception {
    cluster.make(
        "{apiVersion: v1, kind: ResourceQuota, metadata: {name: none}, spec: {hard: {pods: 0}}}");

    Invocation run = run(duet("placement: same-pod", 50));

    assertThat(run.status()).isEqualTo(1);
    assertThat(only(run).reason())
        .contains("exceeded quota: none", "kubectl describe quota")
        .doesNotContain("rbac.yaml");
  }

  @Test
  void podsMeetAQuotaOfCpusAndMemoryAndRunWhereAndAsTheFileSays() throws Exception {
    cluster.make(
        "{apiVersion: v1, kind: ResourceQuota, metadata: {name: all}, spec: {hard: {limits.cpu: 8,"
            + " limits.memory: 8Gi, requests.cpu: 2, requests.memory: 4Gi}}}");
    cluster.make(
        "{apiVersion: v1, kind: Secret, metadata: {name: key}, stringData: {API_KEY: hidden}}");
    taint(true);
    try {
      Invocation run =
          run(
              duetOf(
                  cluster.server(", limits: {cpus: 1, memory: 256MiB}"),
                  "placement: same-node, requests: {cpus: 0.1, memory: 64MiB},"
                      + " loadLimits: {cpus: 1, memory: 512MiB},"
                      + " nodeSelector: {kubernetes.io/hostname: node2},"
                      + " tolerations: ['bench=only:NoSchedule'], annotations: {a.b/c: 'yes'},"
                      + " envSecrets: [key], serviceAccount: default",
                  50));

      assertThat(run.status()).as(run.err()).isZero();
    } finally {
      taint(false);
    }
    assertThat(results().directory(results().plan().trials().get(0)).resolve("pods.yaml"))
        .content()
        .contains("nodeName: \"node2\"", "a.b/c: \"yes\"", "qosClass: ", "secretRef:", "- name: ")
        .doesNotContain("hidden", "managedFields");
    assertThat(
            Files.readString(
                results().directory(results().plan().trials().get(0)).resolve("log.txt")))
        .contains("== events of pod", "Scheduled: Successfully assigned");
  }

  private void taint(boolean on) {
    cluster
        .client()
        .nodes()
        .withName("node2")
        .edit(
            node -> {
              var spec = new NodeBuilder(node).editSpec();
              return (on ? spec.addToTaints(TAINT) : spec.removeFromTaints(TAINT))
                  .endSpec()
                  .build();
            });
  }

  @Test
  void anImageThatNoNodeGetsIsReportedWithItsCause() throws Exception {
    Invocation run =
        run(duetOf("{image: 'localhost/nowhere:1', port: 8080}", "placement: same-pod", 50));

    assertThat(run.status()).isEqualTo(1);
    assertThat(only(run).reason())
        .contains("load the image onto the nodes", "localhost/nowhere:1", "Failed to pull image");
  }
}

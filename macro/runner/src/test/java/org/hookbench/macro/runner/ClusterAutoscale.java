// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Copies that Kubernetes adds while the load grows. */
abstract class ClusterAutoscale extends OnCluster {
  /** One pod may use 0.2 CPUs and asks for 0.1: 30 requests of 10 ms per second are too much. */
  private String step() {
    String sut =
        cluster.busyServer(1, ", limits: {cpus: 0.2}, autoscale: {min: 1, max: 3, cpu: 50%}");
    return duetOf(sut, TWO_NODES + ", requests: {cpus: 0.1}", 0)
        .replaceFirst(
            "load: .*",
            "load: {model: open, steps: [2, 30, 30, 30, 30, 30], duration: 4s, warmup: 0,"
                + " connections: 8, requestsPerConnection: 1}");
  }

  @Test
  void aStepOfLoadMakesThreePodsOfOneAndAllOfThemAreProven() throws Exception {
    KubeletMetrics metrics = KubeletMetrics.start(cluster.client(), folder);
    Invocation run;
    try {
      run = run(step());
    } finally {
      metrics.close();
    }

    assertThat(run.status()).as(run.err()).isZero();
    for (String arm : List.of("none", "count")) {
      List<String> replicas = replicas(arm);
      assertThat(replicas.get(0)).isEqualTo("1,1");
      assertThat(replicas).contains("3,3");
    }
    assertThat(only(run).proof().get(1).detail()).contains("copy 3 of 3: ");
    Path trial = results().directory(results().plan().trials().get(0));
    assertThat(trial.resolve("log.txt")).content().contains("SuccessfulRescale");
    assertThat(analysis().toString()).contains("\"verdict\"");
    assertThat(results().path().resolve("figures/resources.csv"))
        .content()
        .contains("replicas_wanted", "replicas_ready");
  }

  /** Wanted and ready in each second. */
  private List<String> replicas(String arm) throws Exception {
    Path trial = results().directory(results().plan().trials().get(0));
    return Files.readAllLines(trial.resolve("resources.csv")).stream()
        .filter(row -> row.startsWith(arm + ","))
        .map(row -> row.split(",", -1))
        .map(row -> String.join(",", Arrays.copyOfRange(row, row.length - 2, row.length)))
        .toList();
  }

  @Test
  void withoutAMetricsApiNothingIsStarted() throws Exception {
    Invocation check = Invocation.start(folder, "check", file(step()));
    Invocation run = run(step());

    assertThat(check.ended().status()).as(check.out()).isEqualTo(1);
    assertThat(check.out()).contains("sut.autoscale needs it", "install metrics-server");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("the metrics API of the cluster does not answer");
  }
}

package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.LimitRangeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.experiment.results.Warning;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs on the cluster of scripts/ci-kubernetes, as a user starts them. */
class KubernetesIT extends WholeRun {
  private static final String TWO_NODES = "placement: different-nodes, nodes: [node1, node2]";
  private static RealCluster cluster;

  @BeforeAll
  static void requireCluster() throws Exception {
    cluster = RealCluster.require("runs");
  }

  @AfterAll
  static void removeNamespace() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(cluster.things()).isEmpty();
  }

  private static String duet(String environment, int requests) {
    return yaml("{app: spin}", "[none, count]", requests, "{blocks: 1}")
        + "environment: "
        + cluster.environment(environment)
        + "\n";
  }

  @ParameterizedTest
  @ValueSource(strings = {"placement: same-pod", "placement: same-node", TWO_NODES})
  void aDuetIsProvenByTheCountersOfTheHook(String placement) throws Exception {
    long before = cluster.execs();

    Invocation run = run(duet(placement, 300));

    assertThat(run.status()).as(run.err()).isZero();
    TrialRecord trial = records().get(0);
    assertThat(trial.status()).isEqualTo(TrialStatus.FINISHED);
    assertThat(trial.samples()).containsEntry("none", 300L).containsEntry("count", 300L);
    assertThat(trial.proof()).extracting(Proof::how).containsExactly("absent", "telemetry");
    assertThat(trial.figures().get("count").get("reads_per_request")).isBetween(1.0, 20.0);
    assertThat(trial.figures().get("none")).containsKeys("cpu_seconds", "memory_peak_bytes");
    assertThat(cluster.execs() - before).as("execs of three pods at most").isBetween(1L, 4L);
  }

  @Test
  void resourcesHaveARowForEachSecondOfTheLoad() throws Exception {
    Invocation run =
        run(duet("placement: same-pod", 300).replace("requests:", "rate: 50, requests:"));

    assertThat(run.status()).as(run.err()).isZero();
    Path trial = results().directory(results().plan().trials().get(0));
    List<String> seconds =
        Files.readAllLines(trial.resolve("resources.csv")).stream()
            .filter(row -> row.startsWith("none,"))
            .map(row -> row.split(",")[1])
            .toList();
    assertThat(seconds).contains("2", "3", "4", "5");
  }

  @Test
  void whatAKilledRunnerLeftIsRemovedByResumeWhichFinishesTheTrial() throws Exception {
    Invocation run = start(duet(TWO_NODES, 100_000));
    cluster.awaitPods(run, 3);
    run.process().destroyForcibly().waitFor();
    assertThat(cluster.things()).isNotEmpty();
    Path file = results().path().resolve("experiment.yaml");
    assertThat(Files.readString(file)).contains("100000");

    Invocation next = Invocation.run(folder, "check", file);

    assertThat(next.out()).contains("left over from ended runs: ");
    Invocation other =
        Invocation.run(
            folder, "run", file(duet("placement: same-pod", 50)), "--out", folder.resolve("next"));
    assertThat(other.status()).as(other.err()).isZero();
  }

  @Test
  void checkSaysThatTheClusterCanBeUsed() throws Exception {
    Invocation check = Invocation.run(folder, "check", file(duet(TWO_NODES, 50)));

    assertThat(check.status()).as(check.out()).isZero();
    assertThat(check.out())
        .contains("kubernetes answers, version v1.", "2 nodes, all ready", "has all");
  }

  @Test
  void checkEndsWith1WhereANodeOfTheExperimentIsNotThere() throws Exception {
    String yaml = duet("placement: different-nodes, nodes: [node1, node3]", 50);

    Invocation check = Invocation.run(folder, "check", file(yaml));

    assertThat(check.status()).as(check.out()).isEqualTo(1);
    assertThat(check.out()).contains("node3 is not a node of the cluster");
  }

  @Test
  void aLimitRangeThatThrottlesTheLoadGeneratorIsWarnedOf() throws Exception {
    LimitRange range =
        new LimitRangeBuilder()
            .withNewMetadata()
            .withName("small")
            .endMetadata()
            .withNewSpec()
            .addNewLimit()
            .withType("Container")
            .addToDefault("cpu", new Quantity("100m"))
            .endLimit()
            .endSpec()
            .build();
    cluster.create(range);
    try {
      Invocation run =
          run(
              duet("placement: same-pod", 100)
                  .replace("{app: spin}", "{app: spin, limits: {cpus: 0.5}}"));

      assertThat(run.status()).as(run.err()).isZero();
      assertThat(records().get(0).warnings()).extracting(Warning::code).contains("load-throttled");
    } finally {
      cluster.delete(range);
    }
  }

  @Test
  void aQuotaThatRefusesAPodIsReportedAsAQuota() throws Exception {
    ResourceQuota quota =
        new ResourceQuotaBuilder()
            .withNewMetadata()
            .withName("none")
            .endMetadata()
            .withNewSpec()
            .addToHard("pods", new Quantity("0"))
            .endSpec()
            .build();
    cluster.create(quota);
    try {
      Invocation run = run(duet("placement: same-pod", 50));

      assertThat(run.status()).isEqualTo(1);
      assertThat(records().get(0).reason())
          .contains("exceeded quota: none", "kubectl describe quota")
          .doesNotContain("rbac.yaml");
    } finally {
      cluster.delete(quota);
    }
  }
}

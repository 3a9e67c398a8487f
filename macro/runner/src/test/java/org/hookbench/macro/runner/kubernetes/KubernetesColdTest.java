// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.Sut;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.results.ProofState;
import org.hookbench.macro.load.oracle.OracleServer;
import org.hookbench.macro.runner.cold.ColdStarts;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.TrialSetup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Cold starts against the mock API server; the server under test is one of the test. */
@Timeout(120)
@EnableKubernetesMockClient(crud = true)
class KubernetesColdTest {
  private static final int NOBODY = 9;
  KubernetesClient client;
  @TempDir Path folder;
  private final Set<String> pods = ConcurrentHashMap.newKeySet();
  private Kubelet kubelet;

  @AfterEach
  void stopKubelet() throws InterruptedException {
    if (kubelet != null) {
      kubelet.stop();
    }
    Kubelet.assertNothingLeft(client);
  }

  private Trials trials() {
    return new Trials(folder, Examples.environment("placement: same-pod"));
  }

  private TrialSetup setup(int port, String... arms) throws IOException {
    Sut sut = Json.yaml().readValue("{app: hello, port: " + port + "}", Sut.class);
    TrialSetup duet =
        trials()
            .setup(
                sut,
                Stream.of(arms)
                    .map(arm -> new ArmSetup(arm, new Arm.None(), Optional.empty()))
                    .toArray(ArmSetup[]::new));
    Load load = Json.yaml().readValue("{model: cold, starts: 2, warmup: 0}", Load.class);
    Scenario cold = new Scenario("s", sut, trials().environment(), load);
    return new TrialSetup(duet.trial(), cold, duet.arms(), duet.folder(), null);
  }

  private KubernetesDeployer deployer(Duration ready) {
    PlayedShell shell = new PlayedShell(TelemetryPages.of("x"), folder.resolve("pods"));
    return trials().deployer(ready, new Cluster(client, "hookbench"), shell, new NamedImages());
  }

  private ColdStarts starts(int port, Function<Pod, PodStatus> play, Duration ready)
      throws IOException {
    kubelet = Kubelet.start(client, play);
    return new ColdStarts(setup(port, "none", "none-2"), deployer(ready), arm -> List.of());
  }

  private PodStatus ready(Pod pod) {
    pods.add(pod.getMetadata().getUid());
    return new PodStatusBuilder(Kubelet.ready(pod)).withPodIP("127.0.0.1").build();
  }

  @Test
  void eachStartIsAnotherPod() throws Exception {
    try (OracleServer server = new OracleServer(0, false)) {
      ColdStarts starts = starts(server.port(), this::ready, Trials.PATIENCE);
      starts.measure();

      assertThat(starts.proofs()).hasSize(2).allMatch(p -> p.state() == ProofState.PROVEN);
      assertThat(starts.failure()).isEmpty();
      assertThat(pods).hasSize(4);
    }
  }

  /** Else the time to start one would be part of what the hook costs. */
  @Test
  void theBaselineHasTheContainersOfTheOther() throws Exception {
    TrialSetup hooked = trials().setup();
    TrialSetup cold = setup(NOBODY, "none");
    TrialSetup both =
        new TrialSetup(hooked.trial(), cold.scenario(), hooked.arms(), hooked.folder(), null);

    List<HasMetadata> made = deployer(Trials.PATIENCE).layout(both).all();

    assertThat(made)
        .extracting(pod -> ((Pod) pod).getSpec().getInitContainers())
        .extracting(first -> first.get(0).getCommand().get(0))
        .containsExactly("true", "cp");
  }

  private String failure(Function<Pod, PodStatus> play) throws IOException {
    ColdStarts starts = starts(NOBODY, play, Duration.ofSeconds(2));
    Throwable failure = catchThrowable(starts::measure);
    assertThat(failure).isInstanceOf(MeasurementFailedException.class);
    return failure.getMessage();
  }

  @Test
  void anImageThatIsNotThereFailsTheStartAtOnce() throws Exception {
    assertThat(failure(Kubelet::imageMissing))
        .contains("ErrImagePull: not found", "load the image onto the nodes");
  }

  @Test
  void aPodThatNeverHasAnAddressFailsTheStart() throws Exception {
    assertThat(
            failure(
                pod ->
                    new PodStatusBuilder()
                        .withPhase("Pending")
                        .addNewCondition()
                        .withType("PodScheduled")
                        .withStatus("False")
                        .withMessage("0/3 nodes are available")
                        .endCondition()
                        .build()))
        .contains("was not ready within 2 s", "PodScheduled: 0/3 nodes are available");
  }

  @Test
  void aPodThatThisMachineDoesNotReachSaysWhatToDo() throws Exception {
    assertThat(failure(this::ready))
        .contains("does not answer this machine at http://127.0.0.1:" + NOBODY, "in the cluster");
  }
}

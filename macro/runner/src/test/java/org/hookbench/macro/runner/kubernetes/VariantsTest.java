// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hookbench.experiment.Service;
import org.hookbench.experiment.Sut;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.ProofState;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.Deployment;
import org.hookbench.macro.runner.deploy.Evidence;
import org.hookbench.macro.runner.deploy.TrialSetup;
import org.hookbench.macro.runner.proof.Prover;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arms in their long form, as pods of a cluster. */
@EnableKubernetesMockClient(crud = true)
class VariantsTest {
  private static final Sut APP =
      new Sut.Image(
          "r.example/app:1",
          List.of(),
          new Service(80, "/", Map.of(), null, null, null, null, null));
  private static final ArmSetup OLD = arm("name: old, hook: v1/agent.so", file("v1/agent.so", "1"));
  private static final ArmSetup NEXT = arm("name: next, image: 'r.example/app:2'");
  KubernetesClient client;
  @TempDir Path folder;

  private static HookFile file(String path, String sha256) {
    return new HookFile(Path.of("/x", path), sha256);
  }

  private static ArmSetup arm(String keys, HookFile... hooks) {
    var arm = Examples.arm(keys);
    return new ArmSetup(
        arm.label(), arm, List.of(hooks), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private KubernetesDeployer deployer(Trials trials) {
    PlayedShell shell = new PlayedShell(TelemetryPages.of("scan"), folder.resolve("pods"));
    return trials.deployer(new Cluster(client, "hookbench"), shell, new NamedImages());
  }

  private List<Pod> pods(String placement, Sut sut, ArmSetup... arms) {
    Trials trials = new Trials(folder, Examples.environment("placement: " + placement));
    List<HasMetadata> things = deployer(trials).layout(trials.setup(sut, arms)).beforeLoad();
    return things.stream().filter(Pod.class::isInstance).map(Pod.class::cast).toList();
  }

  private static Container container(List<Pod> pods, String name) {
    return pods.stream()
        .flatMap(
            pod ->
                Stream.concat(
                    pod.getSpec().getContainers().stream(),
                    pod.getSpec().getInitContainers().stream()))
        .filter(c -> c.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, String> env(Container container) {
    return container.getEnv().stream().collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
  }

  @Test
  void eachDifferenceIsInTheContainerOfItsArmOnly() {
    HookFile agent = file("tracer.jar", "9");
    ArmSetup chain =
        new ArmSetup(
            "new",
            Examples.arm(
                "name: new, preload: [v2/agent.so, log.so], agent: tracer.jar, env: {MODE: fast},"
                    + " jvm: ['-Xss1m'], image: 'r.example/app:2', command: [-p, '{port}']"),
            List.of(file("v2/agent.so", "2"), file("log.so", "3")),
            Optional.empty(),
            Optional.of(agent),
            Optional.empty());

    List<Pod> pods = pods("same-pod", APP, OLD, chain);

    Container ofOld = container(pods, "arm-old");
    assertThat(ofOld.getImage()).isEqualTo("r.example/app:1");
    assertThat(ofOld.getArgs()).isEmpty();
    assertThat(env(ofOld))
        .containsEntry("LD_PRELOAD", "/opt/hookbench/1-agent.so")
        .doesNotContainKeys("MODE", "JAVA_TOOL_OPTIONS");
    Container ofNew = container(pods, "arm-new");
    assertThat(ofNew.getImage()).isEqualTo("r.example/app:2");
    assertThat(ofNew.getArgs()).containsExactly("-p", "81");
    assertThat(env(ofNew))
        .containsEntry("LD_PRELOAD", "/opt/hookbench/2-agent.so:/opt/hookbench/3-log.so")
        .containsEntry("JAVA_TOOL_OPTIONS", "-javaagent:/opt/hookbench/9-tracer.jar -Xss1m")
        .containsEntry("MODE", "fast");
    assertThat(container(pods, "hook-new").getCommand())
        .contains("/hooks/2-agent.so", "/hooks/3-log.so", "/hooks/9-tracer.jar")
        .doesNotContain("/hooks/1-agent.so");
  }

  @Test
  void armsOnOneNodeHaveAPodAndTheirOwnPortEach() {
    List<Pod> pods = pods("same-node", APP, OLD, NEXT);

    assertThat(pods).hasSize(2);
    assertThat(container(pods, "arm-next").getImage()).isEqualTo("r.example/app:2");
    assertThat(env(container(pods, "arm-next"))).containsEntry("SERVER_PORT", "80");
  }

  /** The proof of the second arm where the node tells this identity of images. */
  private Proof proof(String imageId) throws InterruptedException {
    Trials trials = new Trials(folder, Examples.environment("placement: same-node"));
    TrialSetup trial = trials.setup(APP, OLD, NEXT);
    Kubelet kubelet = Kubelet.start(client, pod -> withImages(Kubelet.ready(pod), imageId));
    try (Deployment deployment = deployer(trials).deploy(trial)) {
      Evidence seen = deployment.arms().get(1).evidence();
      return new Prover(NEXT, seen, seen).prove(List.of());
    } finally {
      kubelet.stop();
    }
  }

  private static PodStatus withImages(PodStatus status, String imageId) {
    status.getContainerStatuses().forEach(container -> container.setImageID(imageId));
    return status;
  }

  @Test
  void anImageThatTheNodeTellsByTheDigestWeKnowIsProven() throws Exception {
    Proof proof = proof("r.example/app@sha256:1a");

    assertThat(proof.state()).isEqualTo(ProofState.PROVEN);
    assertThat(proof.detail()).contains("runs r.example/app:2 (1a)");
  }

  @Test
  void anImageThatTheNodeTellsByADigestOfItsOwnIsNotProvable() throws Exception {
    Proof proof = proof("sha256:2b");

    assertThat(proof.state()).isEqualTo(ProofState.NOT_PROVABLE);
    assertThat(proof.detail()).contains("runs r.example/app:2 (2b)", "does not know");
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.Placement;
import org.hookbench.experiment.Pods;
import org.hookbench.experiment.Sut;
import org.hookbench.experiment.json.Json;
import org.hookbench.hook.HookCatalog;
import org.hookbench.macro.load.measurement.LoadOrder;
import org.hookbench.macro.runner.container.ArmContainer;
import org.hookbench.macro.runner.container.ContainerUser;
import org.hookbench.macro.runner.container.SutImages;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.MappedFile;
import org.hookbench.macro.runner.image.EngineProgram;
import org.hookbench.macro.runner.resources.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pods that Kubernetes would get, unchanged under podman; exec is podman's. */
class PlayedByPodmanIT {
  private static final Duration READY = Duration.ofSeconds(60);
  private final EngineProgram podman = new EngineProgram("podman", null);
  private final String name = "hookbench-it-" + ProcessHandle.current().pid();
  private Path file;
  @TempDir Path folder;

  @BeforeEach
  void requirePodman() {
    assumeTrue(podman.answers(), "podman does not answer; scripts/ci-engines sets it up");
    assumeTrue(
        podman.call("image", "inspect", "localhost/hookbench-base:jre17").ok(),
        "localhost/hookbench-base:jre17 is not in podman; scripts/base-image makes it");
  }

  @AfterEach
  void removePods() {
    if (file != null) {
      podman.call("play", "kube", "--down", file.toString());
    }
  }

  private PodShell shell() {
    return (pod, container, command) -> {
      List<String> arguments = new ArrayList<>(List.of("exec", pod + "-" + container));
      arguments.addAll(command);
      EngineProgram.Answer answer = podman.call(arguments);
      return new PodShell.Answer(
          answer.exit(), answer.out().getBytes(StandardCharsets.UTF_8), answer.err());
    };
  }

  private Layout layout(Placement placement) {
    SutImages images = new SutImages(podman, null);
    Sut.App sut = Sut.app("hello");
    List<ArmSetup> setups =
        List.of(arm("none", new Arm.None()), arm("count", new Arm.Ours("count")));
    images.prepare(sut, setups);
    images.prepareHooks(setups);
    int second = placement == Placement.SAME_POD ? 1 : 0;
    List<ArmContainer> arms =
        List.of(
            ArmContainer.of(sut, setups.get(0), images.sut(sut, setups.get(0)), 0),
            ArmContainer.of(sut, setups.get(1), images.sut(sut, setups.get(1)), second));
    PodOptions options =
        new PodOptions(
            name,
            Map.of("hookbench.it", "1"),
            images.hooks(),
            images.load(),
            ContainerUser.UNPRIVILEGED,
            Pods.PLAIN,
            Optional.empty(),
            false,
            false);
    Environment.Kubernetes environment = Examples.environment("placement: " + Names.of(placement));
    return new Layout(environment, new Manifests(options), arms, false, Optional.empty());
  }

  private static ArmSetup arm(String label, Arm.Short arm) {
    return new ArmSetup(label, arm, HookCatalog.ofHome().locate(arm));
  }

  private void play(String yaml) throws Exception {
    file = Files.writeString(folder.resolve("pods.yaml"), yaml);
    podman.must("play", List.of("play", "kube", file.toString()));
  }

  private void awaitReady(Layout layout, ArmContainer arm) {
    String infra =
        podman.must(
            "inspect",
            List.of("pod", "inspect", "--format", "{{.InfraContainerID}}", layout.podOf(arm)));
    String address =
        podman.must(
            "inspect",
            List.of(
                "container",
                "inspect",
                "--format",
                "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}",
                infra));
    assertThat(Cluster.await(READY, () -> arm.isReadyAt(address))).isTrue();
  }

  private PodWitness witness(Layout layout, int arm) {
    return new PodWitness(shell(), layout.podOf(layout.arms().get(arm)), layout.arms().get(arm));
  }

  @Test
  void onePodRunsTheLoadAndItsWitnessSeesTheHook() throws Exception {
    Layout layout = layout(Placement.SAME_POD);
    play(Manifests.yaml(layout.all()));
    layout.arms().forEach(arm -> awaitReady(layout, arm));
    LoadOrder order =
        LoadOrder.of(
            List.of(
                new LoadOrder.ArmUrl("none", "http://127.0.0.1:8080"),
                new LoadOrder.ArmUrl("count", "http://127.0.0.1:8081")),
            Json.yaml().readValue("{requests: 100, warmup: 10}", Load.Http.class),
            1);

    KubernetesLoad load = new KubernetesLoad(shell(), layout.pod(), folder);
    load.tell(order);

    assertThat(load.await(READY)).isTrue();
    assertThat(shell().run(layout.pod(), "load", List.of("cat", "/out/exit")).out())
        .isEqualTo("0".getBytes(StandardCharsets.UTF_8));
    assertThat(witness(layout, 1).evidence().mapped().orElseThrow())
        .contains(MappedFile.named("/opt/hookbench/count.so"));
    assertThat(witness(layout, 1).evidence().pages()).hasSize(1);
    assertThat(witness(layout, 1).evidence().pages().get(0).of("read").calls()).isPositive();
    assertThat(witness(layout, 0).evidence().mapped().orElseThrow())
        .isNotEmpty()
        .noneMatch(file -> file.path().startsWith("/opt/hookbench"));
    assertThat(witness(layout, 0).usage())
        .containsKeys(
            Resource.CPU_NS,
            Resource.MEMORY_BYTES,
            Resource.THROTTLED_NS,
            Resource.OOM_KILLS,
            Resource.GC_NS,
            Resource.STEAL_NS,
            Resource.PSI_CPU_US);
  }

  @Test
  void podsOfSeparateArmsArePlayedToo() throws Exception {
    Layout layout = layout(Placement.SAME_NODE);
    play(
        Manifests.yaml(
            layout.beforeLoad().stream().filter(t -> t.getKind().equals("Pod")).toList()));
    layout.arms().forEach(arm -> awaitReady(layout, arm));

    assertThat(witness(layout, 1).evidence().mapped().orElseThrow())
        .contains(MappedFile.named("/opt/hookbench/count.so"));
  }
}

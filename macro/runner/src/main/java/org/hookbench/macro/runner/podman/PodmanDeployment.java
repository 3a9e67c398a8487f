// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.podman;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.macro.load.measurement.LoadOrder;
import org.hookbench.macro.runner.container.ArmContainer;
import org.hookbench.macro.runner.container.ArmFolder;
import org.hookbench.macro.runner.container.ContainerArm;
import org.hookbench.macro.runner.container.ContainerUser;
import org.hookbench.macro.runner.container.LoadFolder;
import org.hookbench.macro.runner.container.LocalContainer;
import org.hookbench.macro.runner.container.Origin;
import org.hookbench.macro.runner.deploy.Deployment;
import org.hookbench.macro.runner.deploy.LoadRun;
import org.hookbench.macro.runner.deploy.StartUp;
import org.hookbench.macro.runner.deploy.TrialSetup;
import org.hookbench.macro.runner.kubernetes.KubernetesNames;

/** The pod of one trial. */
final class PodmanDeployment implements Deployment {
  private static final String LOCALHOST = "127.0.0.1";
  private final Podman podman;
  private final TrialSetup trial;
  private final Duration readyTimeout;
  private final String pod;
  private final LoadFolder loadFolder;
  private final List<ContainerArm> arms = new ArrayList<>();
  private boolean closed;

  PodmanDeployment(Podman podman, TrialSetup trial, Duration readyTimeout) {
    this.podman = podman;
    this.trial = trial;
    this.readyTimeout = readyTimeout;
    this.pod = KubernetesNames.of(Origin.prefix(trial) + "-pod");
    this.loadFolder = LoadFolder.make(trial.folder(), ContainerUser.current());
  }

  void start(String manifest, List<ArmContainer> setups) {
    List<ArmFolder> folders =
        setups.stream()
            .map(setup -> ArmFolder.make(trial, setup, ContainerUser.current()))
            .toList();
    trial.starting().begins();
    play(manifest);
    trial.starting().started();
    String address = podman.address(pod);
    trial.starting().at(address, setups.get(0).port());
    for (ArmFolder folder : folders) {
      String name = pod + "-arm-" + KubernetesNames.of(folder.arm().label());
      JsonNode state = podman.inspect(name).path("State");
      LocalContainer container = new LocalContainer(state.path("Pid").asLong(), folder.telemetry());
      ContainerArm arm =
          new ContainerArm(
              folder.arm(),
              LOCALHOST,
              address,
              container,
              new PodmanContainer(podman, name),
              new StartUp(
                  OffsetDateTime.parse(state.path("StartedAt").asText()).toInstant(),
                  trial.starting()));
      arms.add(arm);
    }
    StartUp.awaitAll(arms, arm -> arm.awaitReady(readyTimeout));
  }

  /** The manifest holds values of variables: it is there only while podman reads it. */
  private synchronized void play(String manifest) {
    if (closed) {
      throw new MeasurementFailedException("podman: stopped while it was deploying");
    }
    try {
      Path file = trial.folder().toAbsolutePath().resolve(".pod.yaml");
      Files.writeString(file, manifest);
      try {
        podman.play(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long pid(String container) {
    return podman.inspect(container).at("/State/Pid").asLong();
  }

  @Override
  public List<ContainerArm> arms() {
    return List.copyOf(arms);
  }

  @Override
  public LoadRun startLoad(LoadOrder order) {
    loadFolder.put(order);
    return new PodmanLoad(new LocalContainer(pid(pod + "-load"), loadFolder.path()), loadFolder);
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    arms.forEach(arm -> arm.keepLog(trial.folder()));
    podman.remove(pod);
    ArmFolder.removeAll(trial);
    loadFolder.remove();
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.docker;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.RestartPolicy;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hookbench.experiment.Limits;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.macro.load.measurement.LoadOrder;
import org.hookbench.macro.runner.container.ArmContainer;
import org.hookbench.macro.runner.container.ArmFolder;
import org.hookbench.macro.runner.container.ContainerArm;
import org.hookbench.macro.runner.container.ContainerPaths;
import org.hookbench.macro.runner.container.ContainerUser;
import org.hookbench.macro.runner.container.LoadFolder;
import org.hookbench.macro.runner.container.LocalContainer;
import org.hookbench.macro.runner.container.Origin;
import org.hookbench.macro.runner.deploy.DeployedArm;
import org.hookbench.macro.runner.deploy.Deployment;
import org.hookbench.macro.runner.deploy.LoadRun;
import org.hookbench.macro.runner.deploy.ReplicatedArm;
import org.hookbench.macro.runner.deploy.StartUp;
import org.hookbench.macro.runner.deploy.TrialSetup;

/** The containers of one trial and their network. */
final class DockerDeployment implements Deployment {
  private static final String LOCALHOST = "127.0.0.1";
  private final DockerEngine engine;
  private final TrialSetup trial;
  private final boolean samePod;
  private final String loadImage;
  private final Duration readyTimeout;
  private final String prefix;
  private final LoadFolder folder;
  private final ContainerUser user = ContainerUser.current();
  private final List<String> ids = new ArrayList<>();
  private final List<ContainerArm> containers = new ArrayList<>();
  private final List<DeployedArm> arms = new ArrayList<>();
  private String network;
  private String pod;
  private boolean closed;

  DockerDeployment(
      DockerEngine engine,
      TrialSetup trial,
      boolean samePod,
      String loadImage,
      Duration readyTimeout) {
    this.engine = engine;
    this.trial = trial;
    this.samePod = samePod;
    this.loadImage = loadImage;
    this.readyTimeout = readyTimeout;
    this.folder = LoadFolder.make(trial.folder(), user);
    this.prefix = Origin.prefix(trial) + "-";
  }

  void start(List<ArmContainer> setups) {
    makeNetwork();
    if (samePod) {
      pod = start("pod", pause(), Sandbox.of(network, Limits.NONE, List.of()));
    }
    setups.forEach(this::start);
  }

  private synchronized void makeNetwork() {
    network =
        engine.call(
            "a network cannot be made",
            () ->
                engine
                    .client()
                    .createNetworkCmd()
                    .withName(prefix + "network")
                    .withDriver("bridge")
                    .withLabels(Origin.labels(trial))
                    .exec()
                    .getId());
  }

  /** The container that holds the network namespace: it sleeps. */
  private CreateContainerCmd pause() {
    return engine.client().createContainerCmd(loadImage).withEntrypoint("sleep", "infinity");
  }

  private void start(ArmContainer setup) {
    ArmFolder armFolder = ArmFolder.make(trial, setup, user);
    CreateContainerCmd create =
        engine.client().createContainerCmd(setup.image().name()).withEnv(variables(setup));
    if (!setup.entry().isEmpty()) {
      create.withEntrypoint(setup.entry()).withCmd(setup.image().command()); // Docker drops both
    }
    if (!setup.command().isEmpty()) {
      create.withCmd(setup.command());
    }
    if (samePod) {
      trial.starting().at(address(engine.inspect(pod)), setup.port());
    }
    HostConfig sandbox = Sandbox.of(shared(), setup.limits(), armFolder.binds());
    boolean restarts = trial.scenario().deployed().restarts();
    if (restarts) {
      sandbox.withRestartPolicy(RestartPolicy.alwaysRestart());
    }
    trial.starting().begins();
    String id = start("arm-" + setup.name(), create, sandbox);
    trial.starting().started();
    InspectContainerResponse container = engine.inspect(id);
    String reachable = address(samePod ? engine.inspect(pod) : container);
    if (!samePod) {
      trial.starting().at(reachable, setup.port());
    }
    Long pid = container.getState().getPidLong();
    ContainerArm arm =
        new ContainerArm(
            setup,
            samePod ? LOCALHOST : reachable,
            reachable,
            new LocalContainer(pid == null ? 0 : pid, armFolder.telemetry()),
            new DockerContainer(engine, id),
            new StartUp(
                OffsetDateTime.parse(container.getState().getStartedAt()).toInstant(),
                trial.starting()));
    containers.add(arm);
    arms.add(restarts ? new RestartingArm(engine, id, arm) : arm);
    arm.awaitReady(readyTimeout);
  }

  private static List<String> variables(ArmContainer setup) {
    return setup.variables().entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.toList());
  }

  private String shared() {
    return samePod ? "container:" + pod : network;
  }

  private synchronized String start(String name, CreateContainerCmd create, HostConfig sandbox) {
    if (closed) {
      throw new MeasurementFailedException("docker: stopped while it was deploying");
    }
    return engine.call(
        "container " + name + " cannot be started",
        () -> {
          String id =
              create
                  .withName(prefix + name)
                  .withLabels(Origin.labels(trial))
                  .withUser(user.toString())
                  .withHostConfig(sandbox)
                  .exec()
                  .getId();
          ids.add(id);
          trial.starting().created();
          engine.client().startContainerCmd(id).exec();
          return id;
        });
  }

  private static String address(InspectContainerResponse container) {
    return container.getNetworkSettings().getNetworks().values().iterator().next().getIpAddress();
  }

  @Override
  public List<DeployedArm> arms() {
    return ReplicatedArm.of(arms);
  }

  @Override
  public LoadRun startLoad(LoadOrder order) {
    folder.put(order);
    CreateContainerCmd create = engine.client().createContainerCmd(loadImage);
    List<String> binds = List.of(folder.path() + ":" + ContainerPaths.OUT);
    String id = start("load", create, Sandbox.of(shared(), Limits.NONE, binds));
    return new DockerLoad(engine, id, folder);
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    containers.forEach(arm -> arm.keepLog(trial.folder()));
    engine.awaitReachable();
    for (int i = ids.size() - 1; i >= 0; i--) {
      engine.remove(ids.get(i));
    }
    if (network != null) {
      engine.removeNetwork(network);
    }
    ArmFolder.removeAll(trial);
    folder.remove();
  }
}

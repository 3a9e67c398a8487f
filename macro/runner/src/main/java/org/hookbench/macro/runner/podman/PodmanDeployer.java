// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.podman;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.Pods;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.Sut;
import org.hookbench.experiment.Workload;
import org.hookbench.experiment.console.UserError;
import org.hookbench.macro.runner.container.ArmContainer;
import org.hookbench.macro.runner.container.ContainerUser;
import org.hookbench.macro.runner.container.Origin;
import org.hookbench.macro.runner.container.SutImages;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.CurrentDeployment;
import org.hookbench.macro.runner.deploy.Deployer;
import org.hookbench.macro.runner.deploy.Deployment;
import org.hookbench.macro.runner.deploy.TrialSetup;
import org.hookbench.macro.runner.image.EngineProgram;
import org.hookbench.macro.runner.kubernetes.KubernetesLabels;
import org.hookbench.macro.runner.kubernetes.Manifests;
import org.hookbench.macro.runner.kubernetes.Placing;
import org.hookbench.macro.runner.kubernetes.PodOptions;

/** Plays one pod for each trial, from the manifest that Kubernetes would get. */
public final class PodmanDeployer implements Deployer {
  private final Environment.Podman environment;
  private final Duration readyTimeout;
  private final Podman podman;
  private final SutImages images;
  private final CurrentDeployment current = new CurrentDeployment();

  public PodmanDeployer(Environment.Podman environment, Duration readyTimeout) {
    this.environment = environment;
    this.readyTimeout = readyTimeout;
    EngineProgram program = new EngineProgram("podman", environment.host());
    this.podman = new Podman(program);
    this.images = new SutImages(program, environment.base());
  }

  @Override
  public void prepare(Scenario scenario, List<ArmSetup> arms) {
    podman.version();
    if (!System.getProperty("user.name").equals("root")) {
      throw new UserError(
          "environment.kind: podman needs root: the address of a rootless pod cannot be reached"
              + " from this machine; run as root, or use docker");
    }
    images.prepare(scenario.deployed(), arms);
    if (!(scenario.sut() instanceof Workload)) {
      images.prepareHooks(arms);
    }
  }

  @Override
  public Map<String, Object> facts() {
    return Map.of("engine", "podman " + podman.version(), "images", images.facts());
  }

  @Override
  public String describe(TrialSetup trial) {
    return Manifests.forReading(List.of(pod(trial, arms(trial))));
  }

  private Pod pod(TrialSetup trial, List<ArmContainer> arms) {
    PodOptions options =
        new PodOptions(
            Origin.prefix(trial),
            KubernetesLabels.of(environment.labels(), trial),
            images.hooks(),
            images.load(),
            ContainerUser.current(),
            Pods.PLAIN,
            Optional.of(trial.folder().toAbsolutePath().normalize()),
            false,
            false);
    return new Manifests(options).onePod(arms, new Placing.Anywhere(), false);
  }

  private List<ArmContainer> arms(TrialSetup trial) {
    Sut.Deployed sut = trial.scenario().deployed();
    List<ArmSetup> setups = trial.processes();
    return setups.stream()
        .map(arm -> ArmContainer.of(sut, arm, images.sut(sut, arm), setups.indexOf(arm)))
        .toList();
  }

  @Override
  public List<String> removeLeftovers() {
    List<String> orphans = podman.orphans();
    orphans.forEach(podman::remove);
    return orphans.stream().map(pod -> "pod " + pod).toList();
  }

  @Override
  public Deployment deploy(TrialSetup trial) {
    List<ArmContainer> arms = arms(trial);
    return current.start(
        new PodmanDeployment(podman, trial, readyTimeout),
        deployment -> deployment.start(Manifests.yaml(List.of(pod(trial, arms))), arms));
  }

  @Override
  public void close() {
    current.close();
  }
}

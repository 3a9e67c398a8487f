// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.docker;

import com.github.dockerjava.api.model.Version;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.Placement;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.Sut;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.macro.runner.container.ArmContainer;
import org.hookbench.macro.runner.container.SutImages;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.CurrentDeployment;
import org.hookbench.macro.runner.deploy.Deployer;
import org.hookbench.macro.runner.deploy.Deployment;
import org.hookbench.macro.runner.deploy.TrialSetup;
import org.hookbench.macro.runner.image.EngineProgram;

/**
 * Puts each arm and the load generator into a container of this machine's Docker daemon: on a
 * bridge network of their own (same-node), or in one network namespace (same-pod).
 */
public final class DockerDeployer implements Deployer {
  private final Environment.Docker environment;
  private final Duration readyTimeout;
  private final DockerEngine engine;
  private final SutImages images;
  private final CurrentDeployment current = new CurrentDeployment();

  public DockerDeployer(Environment.Docker environment, Duration readyTimeout) {
    this.environment = environment;
    this.readyTimeout = readyTimeout;
    this.engine = DockerEngine.at(environment.host());
    this.images =
        new SutImages(new EngineProgram("docker", environment.host()), environment.base());
  }

  @Override
  public void prepare(Scenario scenario, List<ArmSetup> arms) {
    arms.forEach(arm -> arm.files().forEach(DockerDeployer::requireMountable));
    engine.version();
    images.prepare(scenario.deployed(), arms);
  }

  private static void requireMountable(HookFile hook) {
    if (hook.path().toString().contains(":")) {
      throw UserError.of(
          "%s: Docker cannot mount a path with a colon; copy the hook elsewhere", hook.path());
    }
  }

  @Override
  public Map<String, Object> facts() {
    Version version = engine.version();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("engine", "docker " + version.getVersion());
    facts.put("api", version.getApiVersion());
    facts.put("images", images.facts());
    return facts;
  }

  @Override
  public String describe(TrialSetup trial) {
    Sut.Deployed sut = trial.scenario().deployed();
    return "%s\ncontainer load: %s\n"
        .formatted(
            trial.processes().stream().map(arm -> line(sut, arm)).collect(Collectors.joining("\n")),
            samePod() ? "network namespace of the arms" : "bridge network of the arms");
  }

  private String line(Sut.Deployed sut, ArmSetup arm) {
    String files =
        arm.files().stream().map(f -> ", with " + f.path()).collect(Collectors.joining());
    String several = sut.replicas() > 1 ? sut.replicas() + " times " : "";
    return several
        + "container %s: image %s%s".formatted(arm.described(), images.sut(sut, arm).name(), files);
  }

  @Override
  public List<String> removeLeftovers() {
    return engine.call("leftovers cannot be removed", new DockerOrphans(engine)::remove);
  }

  @Override
  public Deployment deploy(TrialSetup trial) {
    engine.awaitReachable();
    return current.start(
        new DockerDeployment(engine, trial, samePod(), images.load(), readyTimeout),
        deployment -> deployment.start(arms(trial.scenario().deployed(), trial.processes())));
  }

  private List<ArmContainer> arms(Sut.Deployed sut, List<ArmSetup> setups) {
    return setups.stream()
        .map(
            arm ->
                ArmContainer.of(
                    sut, arm, images.sut(sut, arm), samePod() ? setups.indexOf(arm) : 0))
        .flatMap(arm -> arm.copies(sut.replicas()))
        .toList();
  }

  private boolean samePod() {
    return environment.placement() == Placement.SAME_POD;
  }

  @Override
  public void close() {
    current.close();
    engine.close();
  }
}

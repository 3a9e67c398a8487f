package org.hookbench.macro.runner.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.Sut;
import org.hookbench.experiment.console.UserError;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.Deployer;
import org.hookbench.macro.runner.deploy.Deployment;
import org.hookbench.macro.runner.deploy.Preload;
import org.hookbench.macro.runner.deploy.TrialSetup;

/** Starts each arm as a process of its own on 127.0.0.1. */
public final class ProcessDeployer implements Deployer {
  private final Duration readyTimeout;

  public ProcessDeployer(Duration readyTimeout) {
    this.readyTimeout = readyTimeout;
  }

  @Override
  public void prepare(Scenario scenario, List<ArmSetup> arms) {
    Sut sut = scenario.sut();
    if (sut.app() == null && sut.command().isEmpty()) {
      throw new UserError(
          "sut: environment process needs app or command; use environment docker for an image");
    }
    if (sut.limits().cpus() != null || sut.limits().memory() != null) {
      throw new UserError(
          "sut.limits: environment process cannot limit cpus or memory (only cpuset); use docker");
    }
    arms.forEach(a -> a.hook().ifPresent(h -> Preload.requireLoadablePath(h.path().toString())));
    if (sut.port() != null) {
      for (int i = 0; i < Math.min(2, arms.size()); i++) {
        Ports.requireFree(sut.port() + i);
      }
    }
    if (sut.app() != null) {
      SutCommand.requireJar();
    }
  }

  @Override
  public Map<String, Object> facts() {
    return Map.of();
  }

  @Override
  public String describe(TrialSetup trial) {
    StringBuilder text = new StringBuilder();
    for (ArmSetup arm : trial.arms()) {
      text.append(arm.hook().map(h -> "LD_PRELOAD=" + h.path() + " ").orElse(""))
          .append(String.join(" ", SutCommand.of(trial.scenario().sut(), OptionalInt.empty())))
          .append('\n');
    }
    return text.toString();
  }

  @Override
  public List<String> removeLeftovers() {
    return Leftovers.remove();
  }

  @Override
  public Deployment deploy(TrialSetup trial) {
    List<LocalArm> arms = new ArrayList<>();
    LocalDeployment deployment = new LocalDeployment(trial, arms);
    try {
      for (int i = 0; i < trial.arms().size(); i++) {
        Integer port = trial.scenario().sut().port();
        int chosen = port == null ? Ports.free() : port + i;
        arms.add(LocalArm.start(trial, trial.arms().get(i), chosen));
      }
      arms.forEach(arm -> arm.awaitReady(readyTimeout));
      return deployment;
    } catch (RuntimeException e) {
      deployment.close();
      throw e;
    }
  }

  @Override
  public void close() {}
}

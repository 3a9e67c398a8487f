// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.process;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.hookbench.experiment.Mechanism;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.Sut;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.hook.Keywords;
import org.hookbench.hook.LoadCheck;
import org.hookbench.hook.Preload;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.CurrentDeployment;
import org.hookbench.macro.runner.deploy.Deployer;
import org.hookbench.macro.runner.deploy.Deployment;
import org.hookbench.macro.runner.deploy.StartUp;
import org.hookbench.macro.runner.deploy.TrialSetup;

/** Starts each arm as a process of its own on 127.0.0.1. */
public final class ProcessDeployer implements Deployer {
  private final Duration readyTimeout;
  private final CurrentDeployment current = new CurrentDeployment();

  public ProcessDeployer(Duration readyTimeout) {
    this.readyTimeout = readyTimeout;
  }

  @Override
  public void prepare(Scenario scenario, List<ArmSetup> arms) {
    Sut.Deployed sut = scenario.deployed();
    for (ArmSetup arm : arms) {
      String program = SutCommand.of(sut, arm, OptionalInt.empty()).get(0);
      if (arm.by().carries()) {
        arm.own().forEach(hook -> requireLoadable(hook, program));
      }
      requireKeywords(sut, arm);
    }
    if (sut.port() != null) {
      for (int i = 0; i < Math.min(2, arms.size()); i++) {
        Ports.requireFree(sut.port() + i);
      }
    }
    if (sut instanceof Sut.App) {
      SutCommand.requireJar();
    }
  }

  private static void requireKeywords(Sut.Deployed sut, ArmSetup arm) {
    if (!arm.hooks().isEmpty()) {
      Map<String, String> variables = new HashMap<>(System.getenv());
      variables.putAll(sut.env());
      variables.putAll(arm.variant().variables());
      Keywords.require(variables);
    }
  }

  private static void requireLoadable(HookFile hook, String program) {
    hook.requirePreloadable(hook.path().toString());
    LoadCheck.check(hook.path(), program);
  }

  @Override
  public Map<String, Object> facts() {
    return Map.of();
  }

  @Override
  public String describe(TrialSetup trial) {
    StringBuilder text = new StringBuilder();
    for (ArmSetup arm : trial.processes()) {
      text.append(arm.described())
          .append(": ")
          .append(preload(arm))
          .append(
              String.join(
                  " ", SutCommand.of(trial.scenario().deployed(), arm, OptionalInt.empty())))
          .append('\n');
    }
    return text.toString();
  }

  private static String preload(ArmSetup arm) {
    String audit =
        arm.by() == Mechanism.AUDIT ? "LD_AUDIT=" + arm.mechanism().orElseThrow().path() + " " : "";
    return arm.preloaded().isEmpty()
        ? audit
        : arm.preloaded().stream()
            .map(hook -> hook.path().toString())
            .collect(Collectors.joining(":", Preload.VARIABLE + "=", " "));
  }

  @Override
  public List<String> removeLeftovers() {
    return Leftovers.remove();
  }

  @Override
  public Deployment deploy(TrialSetup trial) {
    return current.start(
        new LocalDeployment(trial),
        deployment -> {
          for (int i = 0; i < trial.processes().size(); i++) {
            Integer port = trial.scenario().deployed().port();
            deployment.start(trial.processes().get(i), port == null ? Ports.free() : port + i);
          }
          StartUp.awaitAll(deployment.arms(), arm -> arm.awaitReady(readyTimeout));
        });
  }

  @Override
  public void close() {
    current.close();
  }
}

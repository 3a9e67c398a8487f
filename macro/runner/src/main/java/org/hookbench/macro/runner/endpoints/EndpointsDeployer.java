// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.endpoints;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.Sut;
import org.hookbench.experiment.Trust;
import org.hookbench.experiment.console.UserError;
import org.hookbench.macro.load.tls.Encryption;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.Deployer;
import org.hookbench.macro.runner.deploy.Deployment;
import org.hookbench.macro.runner.deploy.TrialSetup;

/** Deploys nothing: each arm is a URL of the experiment file, in the order of the arms. */
public final class EndpointsDeployer implements Deployer {
  private final Duration readyTimeout;
  private final Map<String, Map<String, List<String>>> urls = new LinkedHashMap<>();
  private EndpointsDeployment current;

  public EndpointsDeployer(Duration readyTimeout) {
    this.readyTimeout = readyTimeout;
  }

  @Override
  public void prepare(Scenario scenario, List<ArmSetup> arms) {
    List<String> given = endpoints(scenario).urls();
    int each = given.size() / arms.size();
    if (each * arms.size() != given.size() || each == 0) {
      throw UserError.of(
          "sut.urls: %s given for %s arms; give each arm one, or the same number of them, in the"
              + " same order",
          given.size(), arms.size());
    }
    requireUsed(each, scenario.load());
    Map<String, List<String>> pools = new LinkedHashMap<>();
    urls.put(scenario.name(), pools);
    for (int i = 0; i < arms.size(); i++) {
      pools.put(arms.get(i).label(), given.subList(i * each, (i + 1) * each));
    }
  }

  private static void requireUsed(int each, Load load) {
    int connections = load instanceof Load.Http http ? http.clients().connections() : 1;
    if (each > connections) {
      throw UserError.of(
          "sut.urls: %s for each arm, of which the load would use %s; give at least as many"
              + " load.connections, or fewer URLs",
          each, connections);
    }
  }

  private static Sut.Endpoints endpoints(Scenario scenario) {
    return (Sut.Endpoints) scenario.sut();
  }

  @Override
  public boolean provable() {
    return false;
  }

  @Override
  public Map<String, Object> facts() {
    return Map.copyOf(urls);
  }

  @Override
  public String describe(TrialSetup trial) {
    return String.join("\n", endpoints(trial.scenario()).urls()) + "\n";
  }

  @Override
  public List<String> removeLeftovers() {
    return List.of();
  }

  @Override
  public synchronized Deployment deploy(TrialSetup trial) {
    List<Endpoint> arms =
        trial.arms().stream()
            .map(a -> new Endpoint(a.label(), urls.get(trial.scenario().name()).get(a.label())))
            .toList();
    String path = endpoints(trial.scenario()).ready();
    Load load = trial.scenario().load();
    Trust trust = load instanceof Load.Http http ? http.trust() : Trust.DEFAULT;
    Encryption encryption = new Encryption(trust);
    arms.forEach(arm -> arm.awaitReady(path, readyTimeout, encryption));
    current = new EndpointsDeployment(trial, arms);
    return current;
  }

  @Override
  public synchronized void close() {
    if (current != null) {
      current.close();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.Provided;
import org.hookbench.macro.runner.deploy.Deployer;
import org.hookbench.macro.runner.docker.DockerDeployer;
import org.hookbench.macro.runner.endpoints.EndpointsDeployer;
import org.hookbench.macro.runner.kubernetes.KubernetesDeployer;
import org.hookbench.macro.runner.podman.PodmanDeployer;
import org.hookbench.macro.runner.process.ProcessDeployer;
import org.hookbench.macro.runner.provider.ProviderDeployer;

/** One deployer for each environment of an experiment. */
final class Deployers implements AutoCloseable {
  private final Map<Environment, Deployer> made = new LinkedHashMap<>();
  private final Duration readyTimeout;

  Deployers(Duration readyTimeout) {
    this.readyTimeout = readyTimeout;
  }

  Deployer of(Environment environment) {
    return made.computeIfAbsent(environment, this::make);
  }

  private Deployer make(Environment environment) {
    if (environment instanceof Environment.Docker docker) {
      return new DockerDeployer(docker, readyTimeout);
    }
    if (environment instanceof Environment.Podman podman) {
      return new PodmanDeployer(podman, readyTimeout);
    }
    if (environment instanceof Environment.Kubernetes kubernetes) {
      return new KubernetesDeployer(kubernetes, readyTimeout);
    }
    if (environment instanceof Provided provider) {
      return new ProviderDeployer(provider, readyTimeout);
    }
    return environment instanceof Environment.Endpoints
        ? new EndpointsDeployer(readyTimeout)
        : new ProcessDeployer(readyTimeout);
  }

  void removeLeftovers() {
    for (Deployer deployer : made.values()) {
      deployer
          .removeLeftovers()
          .forEach(what -> System.err.println("hookbench: removed a leftover: " + what));
    }
  }

  /** Facts of all engines by environment. */
  Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    made.forEach(
        (environment, deployer) -> {
          if (!deployer.facts().isEmpty()) {
            facts.put(environment.label(), deployer.facts());
          }
        });
    return facts;
  }

  @Override
  public void close() {
    List<RuntimeException> failures = new ArrayList<>();
    for (Deployer deployer : made.values()) {
      try {
        deployer.close();
      } catch (RuntimeException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
  }
}

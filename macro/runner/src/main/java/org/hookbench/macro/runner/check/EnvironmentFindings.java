// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.Metrics;
import org.hookbench.experiment.Provided;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.Sut;
import org.hookbench.macro.runner.docker.DockerCheck;
import org.hookbench.macro.runner.endpoints.EndpointsCheck;
import org.hookbench.macro.runner.finding.Finding;
import org.hookbench.macro.runner.kubernetes.ClusterCheck;
import org.hookbench.macro.runner.metrics.PrometheusCheck;
import org.hookbench.macro.runner.metrics.Queries;
import org.hookbench.macro.runner.podman.PodmanCheck;
import org.hookbench.macro.runner.process.ProcessCheck;
import org.hookbench.macro.runner.provider.ProviderCheck;

/** The environments of an experiment, each place looked at once. */
final class EnvironmentFindings {
  private EnvironmentFindings() {}

  static List<Finding> of(Experiment experiment) {
    List<Finding> findings = new ArrayList<>();
    Set<List<Object>> seen = new LinkedHashSet<>();
    for (Scenario scenario : experiment.scenarios()) {
      Environment e = scenario.environment();
      if (seen.add(place(e, scenario.sut()))) {
        findings.addAll(engine(e, scenario.sut()));
      }
      Metrics metrics = e.metrics();
      if (seen.add(List.of(metrics))) {
        metrics
            .prometheus()
            .forEach(
                address ->
                    findings.addAll(new PrometheusCheck(address, Queries.of(metrics)).find()));
      }
    }
    return findings;
  }

  /** Two environments with the same place are looked at once. */
  private static List<Object> place(Environment environment, Sut sut) {
    if (environment instanceof Environment.Docker docker) {
      return Arrays.asList(docker.kind(), docker.host());
    }
    if (environment instanceof Environment.Podman podman) {
      return Arrays.asList(podman.kind(), podman.host());
    }
    if (environment instanceof Environment.Kubernetes k) {
      return Arrays.asList(k.kind(), k.context(), k.namespace(), k.nodes(), isAutoscaled(sut));
    }
    if (environment instanceof Provided provider) {
      return List.of(provider.command());
    }
    return List.of(environment.kind(), urls(sut));
  }

  private static boolean isAutoscaled(Sut sut) {
    return sut instanceof Sut.Deployed server && server.autoscale() != null;
  }

  private static List<Finding> engine(Environment environment, Sut sut) {
    if (environment instanceof Environment.Docker docker) {
      return DockerCheck.find(docker.host());
    }
    if (environment instanceof Environment.Podman podman) {
      return PodmanCheck.find(podman.host());
    }
    if (environment instanceof Environment.Kubernetes kubernetes) {
      return ClusterCheck.find(kubernetes, isAutoscaled(sut));
    }
    if (environment instanceof Provided provider) {
      return ProviderCheck.find(provider);
    }
    return environment instanceof Environment.Endpoints
        ? EndpointsCheck.find(urls(sut))
        : ProcessCheck.find();
  }

  private static List<String> urls(Sut sut) {
    return sut instanceof Sut.Endpoints endpoints ? endpoints.urls() : List.of();
  }
}

package org.hookbench.macro.runner.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.Scenario;
import org.hookbench.macro.runner.docker.DockerCheck;
import org.hookbench.macro.runner.endpoints.EndpointsCheck;
import org.hookbench.macro.runner.finding.Finding;
import org.hookbench.macro.runner.kubernetes.ClusterCheck;
import org.hookbench.macro.runner.metrics.PrometheusCheck;
import org.hookbench.macro.runner.podman.PodmanCheck;
import org.hookbench.macro.runner.process.ProcessCheck;

/** The environments of an experiment, each place looked at once. */
final class EnvironmentFindings {
  private EnvironmentFindings() {}

  static List<Finding> of(Experiment experiment) {
    List<Finding> findings = new ArrayList<>();
    Set<List<Object>> seen = new LinkedHashSet<>();
    for (Scenario scenario : experiment.scenarios()) {
      Environment e = scenario.environment();
      List<String> urls = scenario.sut().urls();
      if (seen.add(
          Arrays.asList(e.kind(), e.host(), e.context(), e.namespace(), e.nodes(), urls))) {
        findings.addAll(engine(e, urls));
      }
      if (e.prometheus() != null && seen.add(List.of(e.prometheus(), e.queries()))) {
        findings.addAll(new PrometheusCheck(e.prometheus(), e.queries()).find());
      }
    }
    return findings;
  }

  private static List<Finding> engine(Environment environment, List<String> urls) {
    return switch (environment.kind()) {
      case PROCESS -> ProcessCheck.find();
      case DOCKER -> DockerCheck.find(environment.host());
      case PODMAN -> PodmanCheck.find(environment.host());
      case KUBERNETES -> ClusterCheck.find(environment);
      case ENDPOINTS -> EndpointsCheck.find(urls);
    };
  }
}

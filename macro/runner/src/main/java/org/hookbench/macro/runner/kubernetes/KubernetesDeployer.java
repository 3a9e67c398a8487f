// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.Placement;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.Sut;
import org.hookbench.macro.runner.container.ArmContainer;
import org.hookbench.macro.runner.container.ContainerUser;
import org.hookbench.macro.runner.container.Origin;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.CurrentDeployment;
import org.hookbench.macro.runner.deploy.Deployer;
import org.hookbench.macro.runner.deploy.Deployment;
import org.hookbench.macro.runner.deploy.TrialSetup;

/** Puts arms and load generator into pods of a cluster, by the Kubernetes API. */
public final class KubernetesDeployer implements Deployer {
  private final Environment.Kubernetes environment;
  private final Duration readyTimeout;
  private final Cluster cluster;
  private final PodShell shell;
  private final ClusterImages images;
  private final CurrentDeployment current = new CurrentDeployment();

  public KubernetesDeployer(Environment.Kubernetes environment, Duration readyTimeout) {
    this(
        environment,
        readyTimeout,
        new Cluster(Kubeconfig.client(environment.context()), environment.namespace()),
        null,
        new PushedImages(environment));
  }

  /**
   * With parts of its surroundings given.
   *
   * @param shell null for the one of the cluster
   */
  KubernetesDeployer(
      Environment.Kubernetes environment,
      Duration readyTimeout,
      Cluster cluster,
      PodShell shell,
      ClusterImages images) {
    this.environment = environment;
    this.readyTimeout = readyTimeout;
    this.cluster = cluster;
    this.shell = shell == null ? cluster.shell() : shell;
    this.images = images;
  }

  @Override
  public void prepare(Scenario scenario, List<ArmSetup> arms) {
    KubernetesLabels.asked(environment.labels());
    cluster.version();
    cluster.nodes(environment.nodes()).requireReady();
    if (scenario.deployed().autoscale() != null) {
      cluster.metrics().require();
    }
    images.prepare(scenario.deployed(), arms);
  }

  @Override
  public Optional<String> fault() {
    return cluster.nodes(environment.nodes()).fault();
  }

  @Override
  public Map<String, Object> facts() {
    return Map.of(
        "engine",
        "kubernetes " + cluster.version(),
        "cluster",
        cluster.address(),
        "nodes",
        cluster.nodes(environment.nodes()).facts(),
        "images",
        images.facts());
  }

  @Override
  public String describe(TrialSetup trial) {
    return "# " + cluster.address() + "\n" + Manifests.forReading(layout(trial).all());
  }

  Layout layout(TrialSetup trial) {
    Sut.Deployed sut = trial.scenario().deployed();
    boolean samePod = environment.placement() == Placement.SAME_POD;
    List<ArmSetup> setups = trial.processes();
    List<ArmContainer> arms =
        setups.stream()
            .map(
                arm ->
                    ArmContainer.of(
                        sut, arm, images.sut(sut, arm), samePod ? setups.indexOf(arm) : 0))
            .flatMap(arm -> arm.copies(sut.replicas()))
            .toList();
    PodOptions options =
        new PodOptions(
            Origin.prefix(trial),
            KubernetesLabels.of(environment.labels(), trial),
            images.hooks(),
            images.load(),
            ContainerUser.UNPRIVILEGED,
            environment.pods(),
            Optional.empty(),
            trial.scenario().load() instanceof Load.Cold,
            sut.restarts());
    return new Layout(
        environment,
        new Manifests(options),
        arms,
        trial.switched(),
        Optional.ofNullable(sut.autoscale()));
  }

  @Override
  public List<String> removeLeftovers() {
    List<HasMetadata> orphans =
        ClusterFailure.call(
            "leftovers cannot be listed",
            () -> Beat.silent(cluster, cluster.orphans(KubernetesLabels.host())));
    orphans.forEach(cluster::remove);
    return orphans.stream().map(Cluster::name).toList();
  }

  @Override
  public Deployment deploy(TrialSetup trial) {
    KubernetesDeployment deployment =
        current.begin(new KubernetesDeployment(cluster, shell, trial, layout(trial), readyTimeout));
    try {
      deployment.start();
      return deployment;
    } catch (RuntimeException e) {
      throw deployment.closeAfter(e);
    }
  }

  @Override
  public void close() {
    current.close();
    shell.close();
    cluster.close();
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.Autoscale;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.Limits;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.Service;
import org.hookbench.experiment.Sut;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.TrialSetup;

/** A duet of hello with and without scan. */
record Trials(Path folder, Environment.Kubernetes environment) {
  static final Load.Http SHORT = Examples.load("requests: 40, warmup: 4, connections: 2");

  /** Long enough for what will happen, on a busy machine too. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Where the files of the trial go. */
  Path trialFolder() {
    try {
      return Files.createDirectories(folder.resolve("run/trials/.0001.part"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  KubernetesDeployer deployer(Cluster cluster, PodShell shell, ClusterImages images) {
    return deployer(PATIENCE, cluster, shell, images);
  }

  KubernetesDeployer deployer(
      Duration ready, Cluster cluster, PodShell shell, ClusterImages images) {
    return new KubernetesDeployer(environment, ready, cluster, shell, images);
  }

  TrialSetup setup() {
    return setup(
        Sut.app("hello"),
        new ArmSetup("none", new Arm.None(), Optional.empty()),
        new ArmSetup(
            "scan", new Arm.Ours("scan"), Optional.of(new HookFile(Path.of("/x/scan.so"), "00"))));
  }

  /** One arm, of one to three pods. */
  TrialSetup autoscaled() {
    Autoscale autoscale = new Autoscale(1, 3, "50%");
    Limits limits = new Limits(0.5, null, null);
    Sut sut =
        new Sut.App("hello", new Service(null, null, null, null, limits, null, autoscale, null));
    return setup(sut, new ArmSetup("none", new Arm.None(), Optional.empty()));
  }

  /** One arm, whose server is started again when it ends. */
  TrialSetup restarting() {
    Sut sut = new Sut.App("hello", new Service(null, null, null, null, null, null, null, true));
    return setup(sut, new ArmSetup("none", new Arm.None(), Optional.empty()));
  }

  TrialSetup setup(Sut sut, ArmSetup... arms) {
    List<String> labels = Stream.of(arms).map(ArmSetup::label).toList();
    PlannedTrial planned = new PlannedTrial(1, TrialKind.MACRO, "s", 1, labels, 42);
    Scenario scenario = new Scenario("s", sut, environment, SHORT);
    return new TrialSetup(planned, scenario, List.of(arms), trialFolder(), null);
  }
}

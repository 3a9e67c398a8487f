// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.file.ExperimentFile;
import org.hookbench.experiment.json.Json;
import org.hookbench.hook.Mechanisms;
import org.hookbench.macro.runner.container.NamedImages;
import org.hookbench.macro.runner.finding.Finding;
import org.hookbench.macro.runner.machine.MachineFindings;
import org.hookbench.macro.runner.provider.ProviderContract;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verb check. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Checks in two seconds whether this machine is fit to measure. With an experiment file it"
          + " also checks the environments in it: engine, version, rights of this user, images,"
          + " nodes, metrics, clocks, disk, leftovers of earlier runs; and the mechanisms of its"
          + " arms.",
      "Each finding that needs attention says what to do. Exit status 1 if an environment cannot be"
          + " used, or with --strict if anything warns; else 0."
    },
    footer = {
      "",
      "Examples:",
      "  scripts/hookbench check --json",
      "  scripts/hookbench check --strict && scripts/hookbench macro FILE",
      "  scripts/hookbench check macro/experiments/docker-same-node.yaml",
      "  scripts/hookbench check macro/experiments/provider.yaml --deploy"
    })
public final class CheckCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "FILE", description = "An experiment file.")
  private Path file;

  @Option(
      names = "--deploy",
      description = "Tests the provider of FILE: deploys the first arm, updates it and removes it.")
  private boolean deploy;

  @Option(names = "--strict", description = "Exit status 1 also if a finding warns, for scripts.")
  private boolean strict;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    if (deploy && file == null) {
      throw new UserError("--deploy: tests the provider of an experiment file; give FILE");
    }
    List<Finding> ofPlaces =
        file == null
            ? MachineFindings.engines()
            : ofExperiment(ExperimentFile.read(file).experiment());
    List<Finding> findings = new ArrayList<>(MachineFindings.find());
    findings.addAll(ofPlaces);
    CheckReport report = CheckReport.of(findings);
    System.out.print(json ? Json.text(report) : report.text());
    return status(report, strict);
  }

  private List<Finding> ofExperiment(Experiment experiment) {
    List<Finding> findings = new ArrayList<>(EnvironmentFindings.of(experiment));
    findings.addAll(NamedImages.find(experiment));
    if (deploy) {
      findings.addAll(ProviderContract.find(experiment));
    }
    findings.addAll(MechanismFindings.of(experiment, Mechanisms::here));
    return findings;
  }

  static int status(CheckReport report, boolean strict) {
    return (strict ? report.fit() : report.usable()) ? ExitStatus.DONE : ExitStatus.FAILED;
  }
}

package org.hookbench.macro.runner.deploy;

import java.nio.file.Path;
import java.util.List;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.plan.PlannedTrial;

/**
 * What is to be deployed for one trial.
 *
 * @param arms one, or two for a duet: the baseline first
 * @param folder where the files of the trial go
 */
public record TrialSetup(PlannedTrial trial, Scenario scenario, List<ArmSetup> arms, Path folder) {}

package org.hookbench.macro.runner.deploy;

import java.util.Optional;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.provenance.HookFile;

/**
 * An arm and its file.
 *
 * @param label unique in the experiment
 * @param hook empty for none
 */
public record ArmSetup(String label, Arm arm, Optional<HookFile> hook) {}

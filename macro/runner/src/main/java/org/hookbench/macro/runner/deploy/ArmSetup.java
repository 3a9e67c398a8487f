package org.hookbench.macro.runner.deploy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.provenance.HookFile;

/**
 * An arm and its file.
 *
 * @param label unique in the experiment
 * @param hook empty for none
 */
public record ArmSetup(String label, Arm arm, Optional<HookFile> hook) {

  /**
   * The variables that only this arm has.
   *
   * @param telemetry pattern for the hook's counters as the process sees it
   */
  public Map<String, String> variables(String telemetry) {
    Map<String, String> variables = new LinkedHashMap<>(arm.variables());
    variables.put("HOOKBENCH_TELEMETRY", telemetry);
    return variables;
  }
}

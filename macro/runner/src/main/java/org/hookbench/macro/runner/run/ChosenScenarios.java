// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.console.Nearest;
import org.hookbench.experiment.console.Quoted;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.plan.PlannedScenario;
import org.hookbench.experiment.results.ResultDirectory;

/** The scenarios of an experiment that are measured. */
final class ChosenScenarios {
  private ChosenScenarios() {}

  /**
   * Chooses them, by name.
   *
   * @param asked names; none: all of them
   * @param resumed a result whose plan says it; null for a new one
   */
  static Map<String, Scenario> of(List<Scenario> all, List<String> asked, ResultDirectory resumed) {
    List<String> names = all.stream().map(Scenario::name).toList();
    for (String name : asked) {
      if (!names.contains(name)) {
        throw UserError.of(
            "--scenario: '%s' is unknown; did you mean '%s'? use one of %s",
            Quoted.plain(name), Nearest.to(name, names), names);
      }
    }
    List<String> only =
        resumed == null
            ? asked
            : resumed.plan().scenarios().stream().map(PlannedScenario::name).toList();
    Map<String, Scenario> chosen = new LinkedHashMap<>();
    all.stream()
        .filter(scenario -> only.isEmpty() || only.contains(scenario.name()))
        .forEach(scenario -> chosen.put(scenario.name(), scenario));
    return chosen;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.check;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.Mechanism;
import org.hookbench.experiment.Names;
import org.hookbench.hook.Mechanisms.Ability;
import org.hookbench.macro.runner.finding.Finding;

/** The mechanisms of the arms, as they are tried on this machine. */
final class MechanismFindings {
  private MechanismFindings() {}

  static List<Finding> of(Experiment experiment, Supplier<List<Ability>> here) {
    Set<String> used =
        experiment.arms().stream()
            .map(arm -> arm.variant().mechanism())
            .filter(mechanism -> mechanism != Mechanism.PRELOAD)
            .map(Names::of)
            .collect(Collectors.toSet());
    return used.isEmpty()
        ? List.of()
        : here.get().stream()
            .filter(ability -> used.contains(ability.mechanism()))
            .map(MechanismFindings::finding)
            .toList();
  }

  private static Finding finding(Ability ability) {
    String what = "mechanism " + ability.mechanism();
    if (!ability.can()) {
      return Finding.fail(
          "mechanism",
          what + " cannot be used here: " + ability.reason(),
          "change that, or leave its arms out");
    }
    return ability.reason() == null
        ? Finding.ok("mechanism", what + " can be used")
        : Finding.warn(
            "mechanism-fault",
            what + ": " + ability.reason(),
            "do not probe code of your own here; update the kernel when the fault is repaired");
  }
}

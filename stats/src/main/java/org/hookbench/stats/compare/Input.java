// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.Map;
import java.util.stream.Collectors;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.estimate.Pairing;

/**
 * What is compared.
 *
 * @param kind null when the files do not tell
 * @param scenario null when the files do not tell
 */
public record Input(
    TrialKind kind,
    String scenario,
    Unit unit,
    Pairing pairing,
    ArmSamples baseline,
    ArmSamples treatment) {
  public Input {
    if (pairing.inOneTrial() && !sizes(baseline).equals(sizes(treatment))) {
      throw new IllegalArgumentException("duet of unequal pairs: " + scenario);
    }
  }

  private static Map<Integer, Integer> sizes(ArmSamples arm) {
    return arm.trials().stream()
        .collect(Collectors.toMap(TrialSamples::block, t -> t.values().length, Integer::sum));
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.calibration;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.hookbench.experiment.Units;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.TrialEffect;
import org.hookbench.stats.calibration.Calibration.Truth;
import org.hookbench.stats.compare.ComparedArms;
import org.hookbench.stats.estimate.Moments;
import org.hookbench.stats.estimate.Pairing;

/**
 * A comparison whose truth is known.
 *
 * @param injectedNs the delay of a call; null if none
 * @param calls of the hook in the usual request, without those at the begin and the end of a
 *     connection; 1 of a comparison of calls
 * @param effects of the trials, ns
 * @param odd those of odd blocks
 * @param even the others
 */
record Measured(
    Comparison comparison,
    Truth truth,
    Double injectedNs,
    double calls,
    double[] effects,
    double[] odd,
    double[] even) {
  private static final String DELAY = "delay-";
  private static final String CALLS = "switched_calls_per_request";

  /** Null if its truth is not known, it has no baseline of its own, or fewer than two trials. */
  static Measured of(ComparedArms compared) {
    Comparison c = compared.comparison();
    Truth truth = truth(c);
    if (truth == null || !c.hasInterval() || c.runLevel().pairing() == Pairing.BESIDE) {
      return null;
    }
    double[] effects = effectsNs(c, block -> true);
    Double injected = truth == Truth.DELAY ? injectedNs(c.treatment()) : null;
    return effects.length < 2
        ? null
        : new Measured(
            c,
            truth,
            injected,
            callsPerRequest(compared),
            effects,
            effectsNs(c, block -> block % 2 != 0),
            effectsNs(c, block -> block % 2 == 0));
  }

  private static double[] effectsNs(Comparison c, IntPredicate block) {
    List<TrialEffect> trials =
        c.runLevel().trials().stream().filter(t -> block.test(t.block())).toList();
    double ns = c.unit().nanoseconds();
    return Arrays.stream(TrialEffect.values(trials, TrialEffect::effect))
        .map(e -> e * ns)
        .toArray();
  }

  private static Truth truth(Comparison c) {
    boolean same = c.treatment().matches(Pattern.quote(c.baseline()) + "(-\\d+)?");
    return c.treatment().startsWith(DELAY)
        ? Truth.DELAY
        : c.treatment().equals("null") ? Truth.NULL_HOOK : same ? Truth.SAME_ARM : null;
  }

  private static double injectedNs(String treatment) {
    return Units.parseNs(treatment, treatment.substring(DELAY.length()));
  }

  private static double callsPerRequest(ComparedArms compared) {
    String treatment = compared.comparison().treatment();
    return compared.micro()
        ? 1
        : Arrays.stream(
                compared.used().stream()
                    .mapToDouble(trial -> trial.trial().figure(treatment, CALLS))
                    .filter(calls -> !Double.isNaN(calls))
                    .toArray())
            .map(Math::rint)
            .average()
            .orElse(Double.NaN);
  }

  boolean delayed() {
    return injectedNs != null;
  }

  /** Whether the difference of the two is known. */
  boolean isSmallerDelayThan(Measured other) {
    return delayNs() < other.delayNs() && beside(other);
  }

  private boolean beside(Measured other) {
    return Objects.equals(comparison.scenario(), other.comparison.scenario());
  }

  /** What the calls of a request are delayed by; NaN if that is not known. */
  double delayNs() {
    return delayed() ? injectedNs * calls : Double.NaN;
  }

  /** Null if it is not known what a delay of 0 costs. */
  Double truthNs(List<Measured> all) {
    if (!delayed()) {
      return 0.0;
    }
    return all.stream()
        .filter(m -> m.delayNs() == 0 && m.beside(this) && !Double.isNaN(delayNs()))
        .map(m -> Moments.of(m.effects).mean() + delayNs())
        .findFirst()
        .orElse(null);
  }

  double sd() {
    return Moments.of(effects).sd();
  }
}

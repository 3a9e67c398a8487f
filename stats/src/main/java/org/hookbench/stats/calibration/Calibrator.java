// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.hookbench.experiment.Units;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.TrialEffect;
import org.hookbench.stats.calibration.Calibration.Known;
import org.hookbench.stats.calibration.Calibration.Truth;
import org.hookbench.stats.estimate.Interval;
import org.hookbench.stats.estimate.Moments;
import org.hookbench.stats.estimate.Power;

/** From comparisons whose truth is known to what the machine can see. */
public final class Calibrator {
  private static final int GROUP = 5;
  private static final String DELAY = "delay-";

  private final double level;
  private final Power power;
  private final Groups groups;

  public Calibrator(double level, double power, long seed) {
    this.level = level;
    this.power = new Power(level, power);
    this.groups = new Groups(GROUP, level, seed);
  }

  private record Measured(
      Comparison comparison, Truth truth, Double injectedNs, double[] effects) {}

  /** Empty comparisons: nothing whose truth is known was measured. */
  public Calibration of(String directory, List<Comparison> comparisons) {
    List<Measured> measured =
        comparisons.stream().map(this::measured).filter(Objects::nonNull).toList();
    List<Measured> without = measured.stream().filter(m -> m.injectedNs() == null).toList();
    double rate = mean(without.stream().mapToDouble(m -> groups.differentShare(m.effects())));
    double independent = without.stream().mapToDouble(m -> m.effects().length / GROUP).sum();
    return new Calibration(
        Calibration.SCHEMA,
        directory,
        level,
        power.power(),
        GROUP,
        rate,
        Math.sqrt(Math.max(rate, 1 - level) * (1 - rate) / independent),
        coverage(measured),
        mean(without.stream().mapToDouble(m -> power.smallestEffect(sd(m), GROUP))),
        mean(without.stream().mapToDouble(m -> power.smallestEffect(sd(m), m.effects().length))),
        measured.stream().map(this::known).toList());
  }

  private Measured measured(Comparison c) {
    Double injected = injectedNs(c.treatment());
    boolean same = c.treatment().matches(java.util.regex.Pattern.quote(c.baseline()) + "(-\\d+)?");
    Truth truth =
        injected != null
            ? Truth.DELAY
            : c.treatment().equals("null") ? Truth.NULL_HOOK : same ? Truth.SAME_ARM : null;
    if (truth == null || c.runLevel() == null || c.runLevel().effect() == null) {
      return null;
    }
    double ns = c.unit().nanoseconds();
    double[] effects =
        c.runLevel().trials().stream()
            .map(TrialEffect::effect)
            .filter(Objects::nonNull)
            .mapToDouble(e -> e * ns)
            .toArray();
    return effects.length < 2 ? null : new Measured(c, truth, injected, effects);
  }

  private static Double injectedNs(String treatment) {
    return treatment.startsWith(DELAY)
        ? Double.valueOf(Units.parseNs(treatment, treatment.substring(DELAY.length())))
        : null;
  }

  /** Over pairs of delays of one scenario: what a delay adds to a smaller one is known exactly. */
  private double coverage(List<Measured> measured) {
    List<Double> shares = new ArrayList<>();
    for (Measured a : measured) {
      for (Measured b : measured) {
        boolean pair = a.injectedNs() != null && b.injectedNs() != null;
        if (pair && a.injectedNs() < b.injectedNs() && sameScenario(a, b)) {
          shares.add(groups.coverage(a.effects(), b.effects(), b.injectedNs() - a.injectedNs()));
        }
      }
    }
    return mean(shares.stream().mapToDouble(d -> d));
  }

  private static boolean sameScenario(Measured a, Measured b) {
    return Objects.equals(a.comparison().scenario(), b.comparison().scenario());
  }

  private Known known(Measured m) {
    Interval effect = m.comparison().runLevel().effect();
    double ns = m.comparison().unit().nanoseconds();
    return new Known(
        m.comparison().scenario(),
        m.comparison().treatment(),
        m.truth(),
        m.injectedNs(),
        m.effects().length,
        Moments.of(m.effects()).mean(),
        sd(m),
        effect.lower() * ns,
        effect.upper() * ns,
        groups.differentShare(m.effects()));
  }

  private static double sd(Measured m) {
    return Moments.of(m.effects()).sd();
  }

  private static double mean(java.util.stream.DoubleStream values) {
    return Arrays.stream(values.filter(v -> !Double.isNaN(v)).toArray())
        .average()
        .orElse(Double.NaN);
  }
}

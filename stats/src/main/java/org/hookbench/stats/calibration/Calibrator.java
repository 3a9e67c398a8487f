// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.hookbench.stats.analysis.TrialEffect;
import org.hookbench.stats.calibration.Calibration.Known;
import org.hookbench.stats.calibration.Calibration.OneProcess;
import org.hookbench.stats.compare.ComparedArms;
import org.hookbench.stats.estimate.Interval;
import org.hookbench.stats.estimate.Moments;
import org.hookbench.stats.estimate.Power;

/** From comparisons whose truth is known to what the machine can see. */
public final class Calibrator {
  private final double level;
  private final int group;
  private final Power power;
  private final Groups groups;

  /**
   * With these settings.
   *
   * @param group trials of each comparison that is drawn from the measured ones
   */
  public Calibrator(double level, double power, int group, long seed) {
    this.level = level;
    this.group = group;
    this.power = new Power(level, power);
    this.groups = new Groups(group, level, seed);
  }

  /** Empty comparisons: nothing whose truth is known was measured. */
  public Calibration of(String directory, List<ComparedArms> compared) {
    List<Measured> measured = compared.stream().map(Measured::of).filter(Objects::nonNull).toList();
    List<Measured> without = measured.stream().filter(m -> !m.delayed()).toList();
    double rate = mean(without.stream().mapToDouble(this::differentShare));
    double independent = without.stream().mapToDouble(m -> m.effects().length / group).sum();
    return new Calibration(
        Calibration.SCHEMA,
        directory,
        level,
        power.power(),
        group,
        rate,
        Math.sqrt(Math.max(rate, 1 - level) * (1 - rate) / independent),
        coverage(measured),
        mean(measured.stream().mapToDouble(this::otherHalf)),
        mean(without.stream().mapToDouble(m -> power.smallestEffect(m.sd(), group))),
        mean(without.stream().mapToDouble(m -> power.smallestEffect(m.sd(), m.effects().length))),
        measured.stream().map(m -> known(m, measured)).toList());
  }

  private double differentShare(Measured m) {
    return 1 - groups.containing(m.effects(), 0);
  }

  /** Both ways: the groups are from the odd blocks, or from the even ones. */
  private double otherHalf(Measured m) {
    return mean(
        DoubleStream.of(
            groups.containingMean(m.odd(), m.even()), groups.containingMean(m.even(), m.odd())));
  }

  /** Over pairs of delays of one scenario: what a delay adds to a smaller one is known exactly. */
  private double coverage(List<Measured> measured) {
    List<Double> shares = new ArrayList<>();
    for (Measured a : measured) {
      for (Measured b : measured) {
        if (a.isSmallerDelayThan(b)) {
          double more = b.delayNs() - a.delayNs();
          shares.add(groups.containing(a.effects(), b.effects(), more));
        }
      }
    }
    return mean(shares.stream().mapToDouble(d -> d));
  }

  private Known known(Measured m, List<Measured> all) {
    Interval effect = m.comparison().runLevel().effect();
    double ns = m.comparison().unit().nanoseconds();
    Double truthNs = m.truthNs(all);
    return new Known(
        m.comparison().scenario(),
        m.comparison().treatment(),
        m.truth(),
        m.injectedNs(),
        truthNs,
        m.effects().length,
        Moments.of(m.effects()).mean(),
        m.sd(),
        effect.lower() * ns,
        effect.upper() * ns,
        differentShare(m),
        truthNs == null ? Double.NaN : groups.containing(m.effects(), truthNs),
        otherHalf(m),
        oneProcess(m, truthNs, ns));
  }

  private static OneProcess oneProcess(Measured m, Double truthNs, double ns) {
    List<Interval> intervals =
        m.comparison().runLevel().trials().stream()
            .map(TrialEffect::within)
            .filter(Objects::nonNull)
            .toList();
    if (intervals.isEmpty()) {
      return null;
    }
    double[] halves =
        intervals.stream().mapToDouble(i -> (i.upper() - i.lower()) / 2).sorted().toArray();
    return new OneProcess(
        intervals.size(),
        1 - containing(intervals, 0),
        truthNs == null ? Double.NaN : containing(intervals, truthNs / ns),
        halves[halves.length / 2] * ns);
  }

  private static double containing(List<Interval> intervals, double value) {
    return (double) intervals.stream().filter(i -> i.contains(value)).count() / intervals.size();
  }

  private static double mean(DoubleStream values) {
    return values.filter(v -> !Double.isNaN(v)).average().orElse(Double.NaN);
  }
}

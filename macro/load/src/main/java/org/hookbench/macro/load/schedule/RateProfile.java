// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.schedule;

import java.util.List;
import org.hookbench.experiment.TimeSpan;
import org.hookbench.experiment.Timetable;

/**
 * Rate over time, as the inverse of its integral: a process with rate 1 that is stretched by it has
 * that rate (Lewis and Shedler 1979, doi:10.1002/nav.3800260304, time-scale transformation).
 */
sealed interface RateProfile {
  double NS = 1e9;

  /** Nanoseconds at which {@code arrivals} are expected to have come. */
  double timeNs(double arrivals);

  /**
   * The profile that a timetable asks for, times {@code arms}.
   *
   * @param duration of the ramp, or of each step; null if there is neither
   */
  static RateProfile of(Timetable times, TimeSpan duration, int arms) {
    if (!times.steps().isEmpty()) {
      return new Steps(times.steps().stream().map(r -> r * arms).toList(), duration.ns());
    }
    return times.rampTo() == null
        ? new Constant(times.rate() * arms)
        : new Ramp(times.rate() * arms, times.rampTo() * arms, duration.ns());
  }

  /** Always the same. */
  record Constant(double perSecond) implements RateProfile {
    @Override
    public double timeNs(double arrivals) {
      return arrivals / perSecond * NS;
    }
  }

  /** From one rate to another in a straight line; the last one stays. */
  record Ramp(double fromPerSecond, double toPerSecond, double durationNs) implements RateProfile {
    @Override
    public double timeNs(double arrivals) {
      double seconds = durationNs / NS;
      double whole = (fromPerSecond + toPerSecond) / 2 * seconds;
      if (arrivals >= whole) {
        return durationNs + (arrivals - whole) / toPerSecond * NS;
      }
      double slope = (toPerSecond - fromPerSecond) / seconds;
      double root = Math.sqrt(fromPerSecond * fromPerSecond + 2 * slope * arrivals);
      return 2 * arrivals / (fromPerSecond + root) * NS;
    }
  }

  /** One rate after the other, each as long; the last one stays. */
  record Steps(List<Double> perSecond, double eachNs) implements RateProfile {
    @Override
    public double timeNs(double arrivals) {
      double left = arrivals;
      for (int i = 0; i < perSecond.size() - 1; i++) {
        double inStep = perSecond.get(i) * eachNs / NS;
        if (left < inStep) {
          return i * eachNs + left / perSecond.get(i) * NS;
        }
        left -= inStep;
      }
      int last = perSecond.size() - 1;
      return last * eachNs + left / perSecond.get(last) * NS;
    }
  }
}

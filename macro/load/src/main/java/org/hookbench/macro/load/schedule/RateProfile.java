package org.hookbench.macro.load.schedule;

import java.util.List;
import org.hookbench.experiment.Pace;

/**
 * Rate over time, as the inverse of its integral: a process with rate 1 that is stretched by it has
 * that rate (Lewis and Shedler 1979, doi:10.1002/nav.3800260304, time-scale transformation).
 */
sealed interface RateProfile {
  double NS = 1e9;

  /** Nanoseconds at which {@code arrivals} are expected to have come. */
  double timeNs(double arrivals);

  /** The profile that {@code pace} asks for, times {@code arms}. */
  static RateProfile of(Pace pace, int arms) {
    if (!pace.steps().isEmpty()) {
      return new Steps(pace.steps().stream().map(r -> r * arms).toList(), pace.durationNs());
    }
    return pace.rampTo() == null
        ? new Constant(pace.rate() * arms)
        : new Ramp(pace.rate() * arms, pace.rampTo() * arms, pace.durationNs());
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

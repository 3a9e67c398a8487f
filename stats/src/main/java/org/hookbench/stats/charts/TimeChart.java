// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.charts;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hookbench.stats.compare.ComparedArms;
import org.hookbench.stats.estimate.ChangePoints;
import org.hookbench.stats.estimate.SampleQuantile;
import org.hookbench.stats.read.ArmSeries;
import org.hookbench.stats.read.TrialSeries;
import org.hookbench.stats.read.Window;

/** What happened in time: windows within each trial, and the medians in the order of the run. */
final class TimeChart {
  private static final double MILLIS_PER_SECOND = 1000;
  private static final int SHORTEST_LEVEL = 5;

  private final ChartRows windows =
      new ChartRows(
          "time",
          "one window of samples of an arm in a trial; at is in seconds (requests) or pairs"
              + " (calls); change: a new level begins (ED-PELT)",
          "arm,trial,unit,at,n,errors,min,median,max,warmup,change");
  private final ChartRows order =
      new ChartRows(
          "run-order",
          "one arm of one trial: median of its samples and when it started, in seconds after the"
              + " first trial",
          "arm,trial,unit,start_s,median,samples,errors");

  void add(ComparedArms compared) {
    String unit = compared.comparison().unit().symbol();
    Instant first = compared.directory().start().orElse(Instant.EPOCH);
    for (TrialSeries trial : compared.used()) {
      int number = trial.trial().planned().number();
      double startS = secondsBetween(first, trial.trial().record().start());
      for (ArmSeries arm : trial.arms()) {
        double median = SampleQuantile.of(arm.sorted(), 0.5);
        order.add(
            compared,
            arm.arm(),
            number,
            unit,
            startS,
            median,
            arm.response().length,
            arm.errorCount());
        Set<Window> changes = changes(arm.windows());
        for (Window w : arm.windows()) {
          windows.add(
              compared,
              arm.arm(),
              number,
              unit,
              w.at(),
              w.n(),
              w.errors(),
              w.min(),
              w.median(),
              w.max(),
              w.warmup(),
              changes.contains(w));
        }
      }
    }
  }

  /** Windows after the warm-up at which a new level of the medians begins. */
  private static Set<Window> changes(List<Window> windows) {
    List<Window> measured = windows.stream().filter(w -> !w.warmup() && w.n() > 0).toList();
    double[] medians = measured.stream().mapToDouble(Window::median).toArray();
    return Arrays.stream(ChangePoints.of(medians, SHORTEST_LEVEL, ChangePoints.STRICT))
        .mapToObj(measured::get)
        .collect(Collectors.toSet());
  }

  private static double secondsBetween(Instant first, Instant start) {
    return start == null
        ? Double.NaN
        : Duration.between(first, start).toMillis() / MILLIS_PER_SECOND;
  }

  List<Chart> figures() {
    return List.of(windows.figure(), order.figure());
  }
}

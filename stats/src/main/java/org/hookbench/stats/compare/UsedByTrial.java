// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.hookbench.experiment.OutcomeKind;
import org.hookbench.experiment.Workload;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.Run;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.read.ArmSeries;
import org.hookbench.stats.read.MeasuredTrial;
import org.hookbench.stats.read.Resources;
import org.hookbench.stats.read.Window;

/**
 * What an arm used in one trial of requests, runs or starts: CPU time of each, memory, start-up;
 * the metrics of a workload beside the first, and how fast the platform answered.
 */
final class UsedByTrial {
  private static final double NS_PER_MS = 1e6;
  private static final double MS_PER_S = 1e3;

  private static final Map<OutcomeKind, String> SECONDS =
      new EnumMap<>(
          Map.of(
              OutcomeKind.READY, "ready_seconds",
              OutcomeKind.UNREADY, "unready_seconds",
              OutcomeKind.WALL, "wall_seconds_per_run",
              OutcomeKind.USER, "user_seconds_per_run",
              OutcomeKind.SYSTEM, "system_seconds_per_run"));

  /** How fast the API of the platform answered. */
  private static final List<String> API =
      List.of("api_read_median", "api_read_p99", "api_write_median", "api_write_p99");

  private static final Workload.Metric IN_MS = new Workload.Metric("ms", null, null);

  private UsedByTrial() {}

  static Map<Figure, Double> of(MeasuredTrial trial, ArmSeries arm) {
    Map<Figure, Double> used = new LinkedHashMap<>();
    TrialKind kind = trial.planned().kind();
    used.put(
        new Figure(OutcomeKind.CPU, Unit.MS),
        kind.fresh()
            ? trial.figure(arm.arm(), "cpu_seconds_per_" + kind.measured().replace(' ', '_'))
                * MS_PER_S
            : cpuNs(trial.resources(), arm) / NS_PER_MS / arm.requests());
    used.put(
        new Figure(OutcomeKind.MEMORY, Unit.BYTES), trial.figure(arm.arm(), "memory_peak_bytes"));
    used.put(new Figure(OutcomeKind.RESTARTS, Unit.RESTARTS), trial.figure(arm.arm(), "restarts"));
    SECONDS.forEach(
        (outcome, name) ->
            used.put(new Figure(outcome, Unit.MS), trial.figure(arm.arm(), name) * MS_PER_S));
    trial.metrics().entrySet().stream()
        .skip(1)
        .forEach(
            metric ->
                used.put(
                    new Figure(OutcomeKind.METRIC, Unit.of(metric)),
                    trial.figure(arm.arm(), Run.METRIC + metric.getKey())));
    API.forEach(
        name ->
            used.put(
                new Figure(OutcomeKind.METRIC, Unit.of(Map.entry(name, IN_MS))),
                trial.figure(arm.arm(), name + "_seconds") * MS_PER_S));
    if (trial.metrics().isEmpty()) {
      used.remove(new Figure(OutcomeKind.WALL, Unit.MS));
    }
    used.values().removeIf(figure -> !Double.isFinite(figure));
    return used;
  }

  /**
   * CPU time after the warm-up: of a second in which it ends, the share that is after it. A row
   * ends at its second, and the last one with the load.
   */
  private static double cpuNs(Resources resources, ArmSeries arm) {
    int cpu = resources.columns().indexOf("cpu_ns");
    List<Resources.Row> rows =
        resources.rows().stream()
            .filter(row -> row.arm().equals(arm.arm()) && cpu >= 0)
            .filter(row -> !Double.isNaN(row.values()[cpu]))
            .toList();
    double measuredS = measured(arm).min().orElse(Double.NaN);
    double lastS = measured(arm).max().orElse(Double.NaN);
    double sum = rows.isEmpty() ? Double.NaN : 0;
    double fromS = rows.isEmpty() ? 0 : Math.min(0, rows.get(0).second() - 1);
    for (int i = 0; i < rows.size(); i++) {
      double second = rows.get(i).second();
      double untilS = i < rows.size() - 1 ? second : Math.max(second, lastS);
      double share = (untilS - Math.max(fromS, measuredS)) / (untilS - fromS);
      sum += rows.get(i).values()[cpu] * Math.max(0, Math.min(1, share));
      fromS = untilS;
    }
    return sum;
  }

  private static DoubleStream measured(ArmSeries arm) {
    return arm.windows().stream().filter(window -> !window.warmup()).mapToDouble(Window::at);
  }
}

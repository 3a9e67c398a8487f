package org.hookbench.stats.compare;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.OutcomeKind;
import org.hookbench.stats.read.ArmSeries;
import org.hookbench.stats.read.MeasuredTrial;
import org.hookbench.stats.read.Resources;
import org.hookbench.stats.read.Window;

/** What an arm used in one macro trial: CPU per request in ms, memory in bytes, start in ms. */
final class UsedByTrial {
  private static final double NS_PER_MS = 1e6;
  private static final double MS_PER_S = 1e3;

  private UsedByTrial() {}

  static Map<OutcomeKind, Double> of(MeasuredTrial trial, ArmSeries arm) {
    Map<OutcomeKind, Double> used = new EnumMap<>(OutcomeKind.class);
    used.put(OutcomeKind.CPU, cpuNs(trial.resources(), arm) / NS_PER_MS / arm.requests());
    used.put(OutcomeKind.MEMORY, trial.figure(arm.arm(), "memory_peak_bytes"));
    used.put(OutcomeKind.READY, trial.figure(arm.arm(), "ready_seconds") * MS_PER_S);
    used.values().removeIf(figure -> !Double.isFinite(figure));
    return used;
  }

  /** CPU time after the warm-up: of a second in which it ends, the share that is after it. */
  private static double cpuNs(Resources resources, ArmSeries arm) {
    int cpu = resources.columns().indexOf("cpu_ns");
    List<Resources.Row> rows =
        resources.rows().stream()
            .filter(row -> row.arm().equals(arm.arm()) && cpu >= 0)
            .filter(row -> !Double.isNaN(row.values()[cpu]))
            .toList();
    double measuredS =
        arm.windows().stream()
            .filter(window -> !window.warmup())
            .mapToDouble(Window::at)
            .min()
            .orElse(Double.NaN);
    double sum = rows.isEmpty() ? Double.NaN : 0;
    double fromS = 0;
    for (Resources.Row row : rows) {
      double untilS = row.second() + 1;
      double share = (untilS - Math.max(fromS, measuredS)) / (untilS - fromS);
      sum += row.values()[cpu] * Math.max(0, Math.min(1, share));
      fromS = untilS;
    }
    return sum;
  }
}

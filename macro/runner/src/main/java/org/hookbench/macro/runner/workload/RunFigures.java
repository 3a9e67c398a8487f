// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.workload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.hookbench.experiment.Workload;
import org.hookbench.experiment.results.Run;

/**
 * What the measured runs of one arm used, in one number each: CPU time in the mean, because a clock
 * of ticks may stand behind it, everything else in the median.
 */
final class RunFigures {
  private static final double NS_PER_S = Starters.NS_PER_S;
  private final Workload workload;
  private final List<Run> well = new ArrayList<>();
  private long runs;
  private long warmupErrors;
  private final Map<String, Long> errors = new TreeMap<>();
  private String lastError = "";

  RunFigures(Workload workload) {
    this.workload = workload;
  }

  void addWarmup(Run run) {
    warmupErrors += run.error().isEmpty() ? 0 : 1;
  }

  void add(Run run) {
    runs++;
    if (run.error().isEmpty()) {
      well.add(run);
    } else {
      lastError = run.error();
      errors.merge(lastError, 1L, Long::sum);
    }
  }

  long runs() {
    return runs;
  }

  long failed() {
    return runs - well.size();
  }

  long warmupErrors() {
    return warmupErrors;
  }

  /** How many runs failed, by why. */
  Map<String, Long> errors() {
    return errors;
  }

  String lastError() {
    return lastError;
  }

  Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>(told());
    figures.put("cpu_seconds_per_run", mean(run -> run.userNs() + run.systemNs()) / NS_PER_S);
    figures.put("user_seconds_per_run", mean(Run::userNs) / NS_PER_S);
    figures.put("system_seconds_per_run", mean(Run::systemNs) / NS_PER_S);
    figures.put("memory_peak_bytes", median(Run::peakBytes));
    figures.values().removeIf(value -> !Double.isFinite(value));
    return figures;
  }

  /** Without what the program itself used: of a client, that is not the arm's. */
  Map<String, Double> told() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("wall_seconds_per_run", median(Run::wallNs) / NS_PER_S);
    int metric = 0;
    for (String name : workload.metrics().keySet()) {
      int index = metric++;
      figures.put(Run.METRIC + name, median(run -> run.metrics().get(index)));
    }
    figures.values().removeIf(value -> !Double.isFinite(value));
    return figures;
  }

  private double mean(ToDoubleFunction<Run> figure) {
    return well.stream().mapToDouble(figure).average().orElse(Double.NaN);
  }

  private double median(ToDoubleFunction<Run> figure) {
    double[] sorted = well.stream().mapToDouble(figure).sorted().toArray();
    int n = sorted.length;
    return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.cold;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.hookbench.experiment.results.Start;
import org.hookbench.experiment.results.Warning;

/** The measured starts of one arm. */
final class ArmStarts {
  private static final double NS_PER_S = 1e9;
  private final String arm;
  private final List<Start> starts = new ArrayList<>();

  ArmStarts(String arm) {
    this.arm = arm;
  }

  void add(Start start) {
    starts.add(start);
  }

  long made() {
    return starts.size();
  }

  long failed() {
    return starts.stream().filter(start -> !start.error().isEmpty()).count();
  }

  /** Why none of them can be used; empty if one can. */
  Optional<String> failure() {
    return failed() < made()
        ? Optional.empty()
        : Optional.of(
            "no start of arm %s was answered as expected (%s); check load.path and"
                    .formatted(arm, made() == 0 ? "none was made" : starts.get(0).error())
                + " load.expectStatus");
  }

  /**
   * For trial.json: medians, but CPU time in the mean, because its clock may be one of ticks; not
   * of starts of which some used less than one.
   */
  Map<String, Double> figures() {
    Map<String, Double> figures = new TreeMap<>();
    figures.put("created_seconds", median(Start::createdNs));
    figures.put("started_seconds", median(Start::startedNs));
    figures.put("ready_seconds", median(Start::readyNs));
    if (well().stream().allMatch(start -> start.cpuNs() >= 0)) {
      figures.put("cpu_seconds_per_cold_start", mean(Start::cpuNs));
    }
    figures.values().removeIf(seconds -> !(seconds >= 0));
    return figures;
  }

  private List<Start> well() {
    return starts.stream().filter(start -> start.error().isEmpty()).toList();
  }

  private double mean(ToLongFunction<Start> timeNs) {
    return well().stream().mapToLong(timeNs).average().orElse(Double.NaN) / NS_PER_S;
  }

  private double median(ToLongFunction<Start> timeNs) {
    long[] sorted = well().stream().mapToLong(timeNs).sorted().toArray();
    int n = sorted.length;
    return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2.0 / NS_PER_S;
  }

  /** Of starts that were ready before anybody could look. */
  Optional<Warning> warning() {
    long unseen = starts.stream().filter(start -> start.refused() == 0).count();
    return unseen == 0
        ? Optional.empty()
        : Optional.of(
            new Warning(
                "ready-before-look",
                ("%s: in %d of %d cold starts the port accepted at the first attempt: the arm was"
                        + " ready before its address was known, and a difference up to then does"
                        + " not show; use environment process, or docker with placement same-pod")
                    .formatted(arm, unseen, made())));
  }
}

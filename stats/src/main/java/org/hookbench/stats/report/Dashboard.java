// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What {@code stats dashboard} prints: many result directories over time.
 *
 * @param runs the oldest first
 * @param missing by the schedule; empty without one
 * @param trends those whose level changed first
 */
public record Dashboard(String schema, List<RunRow> runs, List<Gap> missing, List<Trend> trends) {
  public static final String SCHEMA = "hookbench/dashboard/1";

  static Dashboard of(List<RunRow> runs, Collection<Trend> trends) {
    Comparator<Trend> changedFirst = Comparator.comparing(trend -> trend.changes().isEmpty());
    return new Dashboard(
        SCHEMA, List.copyOf(runs), List.of(), trends.stream().sorted(changedFirst).toList());
  }

  /** The same with what a schedule promised and did not keep. */
  public Dashboard every(Duration period, Instant now) {
    List<Gap> gaps =
        byExperiment().entrySet().stream()
            .flatMap(
                of ->
                    Gap.of(
                        of.getKey(),
                        of.getValue().stream().map(RunRow::start).toList(),
                        period,
                        now)
                        .stream())
            .toList();
    return new Dashboard(schema, runs, gaps, trends);
  }

  /** The same with addresses of reports by directory. */
  public Dashboard linking(Map<String, String> reports) {
    List<RunRow> linked =
        runs.stream().map(r -> r.withReport(reports.getOrDefault(r.directory(), ""))).toList();
    return new Dashboard(schema, linked, missing, trends);
  }

  Map<String, List<RunRow>> byExperiment() {
    return runs.stream()
        .collect(
            Collectors.groupingBy(RunRow::experiment, LinkedHashMap::new, Collectors.toList()));
  }

  long count(RunRow.Status status) {
    return runs.stream().filter(run -> run.status() == status).count();
  }

  long missed() {
    return missing.stream().mapToLong(Gap::count).sum();
  }

  long changes() {
    return trends.stream().mapToLong(trend -> trend.changes().size()).sum();
  }
}

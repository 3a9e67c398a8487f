// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.plan.PlannedScenario;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.analysis.Analysis;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.analysis.Verdict;
import org.hookbench.stats.compare.Analyzer;
import org.hookbench.stats.read.MeasuredDirectory;
import org.hookbench.stats.read.MeasuredTrial;

/** Result directories in order of time: from analysis.json, or computed where there is none. */
public final class Results {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Pattern NAME = Pattern.compile("(\\d{8}T\\d{6}Z)-(.+)");

  private final List<RunRow> runs = new ArrayList<>();
  private final Map<Trend.Key, List<Trend.Point>> points = new LinkedHashMap<>();
  private final Map<Trend.Key, Map<String, String>> factors = new LinkedHashMap<>();

  /** Adds a directory that could be opened. */
  public void add(MeasuredDirectory directory) {
    List<MeasuredTrial> lost =
        directory.trials().stream().filter(t -> t.state() != MeasuredTrial.State.USABLE).toList();
    int all = directory.trials().size();
    boolean failed = lost.size() == all;
    String reason = lost.isEmpty() ? failed ? "no trial planned" : "" : lost.get(0).reason();
    RunRow run =
        new RunRow(
            directory.name(),
            directory.plan().experiment(),
            directory.start().orElseGet(() -> named(directory.name())),
            directory.environment().path("git").path("commit").asText(""),
            failed
                ? RunRow.Status.FAILED
                : lost.isEmpty() ? RunRow.Status.FINISHED : RunRow.Status.PARTLY,
            failed || lost.isEmpty()
                ? reason
                : "%d of %d trials cannot be used: %s".formatted(lost.size(), all, reason),
            "");
    runs.add(run);
    if (!failed) {
      follow(directory, run);
    }
  }

  /** Adds a directory that says by its name that it is a result, and cannot be read. */
  public void addUnreadable(String directory, String reason) {
    Matcher name = NAME.matcher(directory);
    String experiment = name.matches() ? name.group(2) : directory;
    runs.add(
        new RunRow(directory, experiment, named(directory), "", RunRow.Status.FAILED, reason, ""));
  }

  /** Whether a directory has the name of a result. */
  public static boolean isName(String directory) {
    return NAME.matcher(directory).matches();
  }

  public Dashboard dashboard() {
    runs.sort(Comparator.comparing(RunRow::start).thenComparing(RunRow::directory));
    Map<String, Integer> order =
        runs.stream().collect(Collectors.toMap(RunRow::directory, runs::indexOf, (a, b) -> a));
    points.values().forEach(p -> p.sort(Comparator.comparing(one -> order.get(one.directory()))));
    return Dashboard.of(
        runs,
        points.entrySet().stream()
            .map(e -> Trend.of(e.getKey(), factors.get(e.getKey()), e.getValue()))
            .toList());
  }

  /** By the name; else 1970. */
  private static Instant named(String directory) {
    Matcher name = NAME.matcher(directory);
    return name.matches() ? STAMP.parse(name.group(1), Instant::from) : Instant.EPOCH;
  }

  private void follow(MeasuredDirectory directory, RunRow run) {
    JsonNode stored = directory.file(Analysis.FILE);
    JsonNode analysis =
        stored.isMissingNode()
            ? Json.mapper().valueToTree(Analyzer.analyze(List.of(directory)).analysis())
            : stored;
    Map<String, PlannedScenario> scenarios =
        directory.plan().scenarios().stream()
            .collect(Collectors.toMap(PlannedScenario::name, Function.identity(), (a, b) -> a));
    for (JsonNode comparison : analysis.path("comparisons")) {
      PlannedScenario of = scenarios.get(comparison.path("scenario").asText());
      Map<String, String> fixed = of == null ? Map.of() : of.factors();
      for (JsonNode outcome : comparison.path("outcomes").path("figures")) {
        JsonNode effect = outcome.path("effect");
        if (effect.path("estimate").isNumber()) {
          Trend.Key key = key(run, comparison, outcome);
          factors.put(key, fixed);
          points.computeIfAbsent(key, k -> new ArrayList<>()).add(point(run, outcome, effect));
        }
      }
    }
  }

  private static Trend.Key key(RunRow run, JsonNode comparison, JsonNode outcome) {
    String kind = outcome.path("kind").asText();
    String metric = outcome.path("metric").asText("");
    String unit =
        switch (kind) {
          case "memory" -> "B";
          case "tmr" -> "";
          case "restarts" -> "restarts";
          case "cpu", "ready", "unready", "wall", "user", "system" -> "ms";
          default -> outcome.path("metricUnit").asText(comparison.path("unit").asText());
        };
    return new Trend.Key(
        run.experiment(),
        Json.mapper().convertValue(comparison.path("kind"), TrialKind.class),
        comparison.path("scenario").asText(),
        comparison.path("treatment").asText(),
        comparison.path("baseline").asText(),
        metric.isEmpty() ? kind : kind.equals("metric") ? metric : kind + " " + metric,
        Json.mapper().convertValue(unit, Unit.class));
  }

  private static Trend.Point point(RunRow run, JsonNode outcome, JsonNode effect) {
    return new Trend.Point(
        run.directory(),
        run.start(),
        outcome.path("baseline").asDouble(Double.NaN),
        effect.path("estimate").doubleValue(),
        effect.path("lower").asDouble(Double.NaN),
        effect.path("upper").asDouble(Double.NaN),
        Json.mapper().convertValue(outcome.path("value"), Verdict.Value.class));
  }
}

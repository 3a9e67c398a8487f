package org.hookbench.stats.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.analysis.Analysis;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.analysis.Verdict;
import org.hookbench.stats.compare.Analyzer;
import org.hookbench.stats.read.MeasuredDirectory;
import org.hookbench.stats.read.MeasuredTrial;
import org.hookbench.stats.report.History.Key;
import org.hookbench.stats.report.History.Point;

/** The effects of result directories: from analysis.json, or computed where there is none. */
public final class Results {
  private Results() {}

  /** Comparisons of each directory and those that failed, the oldest first. */
  public static History history(List<MeasuredDirectory> directories) {
    List<MeasuredDirectory> ordered =
        directories.stream()
            .sorted(Comparator.comparing(Results::start).thenComparing(MeasuredDirectory::name))
            .toList();
    return History.of(
        ordered.stream().filter(Results::usable).map(Results::points).toList(),
        ordered.stream().filter(d -> !usable(d)).map(Results::failure).toList());
  }

  private static boolean usable(MeasuredDirectory directory) {
    return directory.trials().stream().anyMatch(t -> t.state() == MeasuredTrial.State.USABLE);
  }

  private static History.Failure failure(MeasuredDirectory directory) {
    String reason =
        directory.trials().stream()
            .map(MeasuredTrial::reason)
            .findFirst()
            .orElse("no trial planned");
    return new History.Failure(directory.name(), start(directory), reason);
  }

  /** Of the first trial; 1970 if none was made. */
  private static Instant start(MeasuredDirectory directory) {
    return directory.trials().stream()
        .map(MeasuredTrial::record)
        .filter(Objects::nonNull)
        .map(record -> record.start())
        .min(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  private static Map<Key, Point> points(MeasuredDirectory directory) {
    JsonNode stored = directory.file(Analysis.FILE);
    JsonNode analysis =
        stored.isMissingNode()
            ? Json.mapper().valueToTree(Analyzer.analyze(List.of(directory)).analysis())
            : stored;
    Map<Key, Point> points = new LinkedHashMap<>();
    for (JsonNode comparison : analysis.path("comparisons")) {
      JsonNode effect = comparison.path("runLevel").path("effect");
      if (effect.path("estimate").isNumber()) {
        points.put(key(comparison), point(directory, effect, comparison.path("verdict")));
      }
    }
    return points;
  }

  private static Key key(JsonNode comparison) {
    return new Key(
        Json.mapper().convertValue(comparison.path("kind"), TrialKind.class),
        comparison.path("scenario").asText(),
        comparison.path("treatment").asText(),
        comparison.path("baseline").asText(),
        Json.mapper().convertValue(comparison.path("unit"), Unit.class));
  }

  private static Point point(MeasuredDirectory directory, JsonNode effect, JsonNode verdict) {
    return new Point(
        directory.name(),
        start(directory),
        directory.environment().path("git").path("commit").asText(""),
        effect.path("estimate").doubleValue(),
        effect.path("lower").asDouble(Double.NaN),
        effect.path("upper").asDouble(Double.NaN),
        Json.mapper().convertValue(verdict.path("value"), Verdict.Value.class));
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.analysis.Unit;

/** {@code -rf json} of JMH: raw data or raw histograms; each fork is a trial. */
final class JmhJson {
  static final Format FORMAT =
      Format.of("JMH JSON", TrialKind.MICRO, JmhJson::recognizes, JmhJson::read);

  private static final String RATE = "ops";

  private JmhJson() {}

  private static boolean recognizes(Content content) {
    return content.head().stripLeading().startsWith("[")
        && Stream.of("\"jmhVersion\"", "\"primaryMetric\"").anyMatch(content.head()::contains);
  }

  private static void read(Content content, ReadSpec request, Sink sink) {
    JsonNode results = JsonText.tree(content);
    Set<String> ways = new HashSet<>();
    results.forEach(result -> ways.add(way(result)));
    Function<JsonNode, String> names =
        result -> series(result) + (ways.size() > 1 ? ":" + way(result) : "");
    if (request.series() == null) {
      requireTimes(content.source(), results, names);
    }
    int run = 0;
    for (JsonNode result : results) {
      String name = names.apply(result);
      if (sink.takes(name)) {
        String where = content.source() + ": " + name;
        readForks(String.valueOf(run++), where, result.path("primaryMetric"), sink);
      }
    }
  }

  /** Of a file that holds rates beside times, names those of times. */
  private static void requireTimes(
      String source, JsonNode results, Function<JsonNode, String> names) {
    Map<Boolean, Set<String>> rates =
        StreamSupport.stream(results.spliterator(), false)
            .collect(
                Collectors.partitioningBy(
                    JmhJson::isRate,
                    Collectors.mapping(names, Collectors.toCollection(TreeSet::new))));
    if (!rates.get(true).isEmpty() && !rates.get(false).isEmpty()) {
      throw UserError.of(
          "%s: holds rates, which are not compared, beside times; choose the times with --series:"
              + " %s",
          source, rates.get(false));
    }
  }

  private static boolean isRate(JsonNode result) {
    return result.at("/primaryMetric/scoreUnit").asText().startsWith(RATE);
  }

  /** Mode and threads, part of the series in a file that has several. */
  private static String way(JsonNode result) {
    return result.path("mode").asText() + "-t" + result.path("threads").asInt(1);
  }

  private static String series(JsonNode result) {
    String name = result.path("benchmark").asText();
    JsonNode params = result.path("params");
    return params.isMissingNode() || params.isEmpty() ? name : name + ":" + params.toString();
  }

  private static void readForks(String run, String where, JsonNode metric, Sink sink) {
    sink.unit(unit(where, metric.path("scoreUnit").asText()));
    boolean histogram = metric.has("rawDataHistogram");
    JsonNode forks = metric.path(histogram ? "rawDataHistogram" : "rawData");
    if (!forks.isArray()) {
      throw new UserError(where + ": has no rawData; run JMH with -rf json");
    }
    int fork = 0;
    for (JsonNode iterations : forks) {
      String trial = run + "/" + fork++;
      for (JsonNode iteration : iterations) {
        if (histogram) {
          readHistogram(trial, where, iteration, sink);
        } else {
          sink.samples(trial, where, JsonText.number(where, iteration), 1);
        }
      }
    }
  }

  private static void readHistogram(String trial, String where, JsonNode bins, Sink sink) {
    for (JsonNode bin : bins) {
      double value = JsonText.number(where, bin.path(0));
      sink.samples(trial, where, value, JsonText.number(where, bin.path(1)));
    }
  }

  /** Unit of a score: {@code ns/op}, {@code us/op}, {@code ms/op}, {@code s/op}. */
  static Unit unit(String where, String text) {
    if (text.startsWith(RATE)) {
      throw UserError.of(
          "%s: '%s' is a rate; measure times (JMH mode avgt or sample) to compare them",
          where, text);
    }
    return Unit.parse(where, text.replaceFirst("/op$", ""));
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.workload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.hookbench.experiment.Units;
import org.hookbench.experiment.Workload;
import org.hookbench.experiment.console.Command;
import org.hookbench.experiment.console.CommandOutput;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.Quoted;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;

/**
 * From the output of a run to its metrics. A time or a size with a unit of its own becomes a number
 * in the unit of the metric.
 */
final class OutputParser {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Pattern GROUP = Pattern.compile("\\(\\?<([A-Za-z][A-Za-z0-9]*)>");
  private static final Pattern PLAIN =
      Pattern.compile("[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?");
  private final Workload.Parser parser;
  private final Map<String, Workload.Metric> metrics;
  private final List<Pattern> patterns;
  private final List<Pattern> fails;

  /**
   * For these metrics; an expression that is none is an error of the user.
   *
   * @param parser null: nothing is told
   */
  OutputParser(Workload.Parser parser, Map<String, Workload.Metric> metrics) {
    this.parser = parser;
    this.metrics = metrics;
    this.patterns = parser == null ? List.of() : regex(parser.regex());
    this.fails = parser == null ? List.of() : regex(parser.fails());
  }

  private static List<Pattern> regex(List<String> texts) {
    return texts.stream().map(OutputParser::regex).toList();
  }

  private static Pattern regex(String text) {
    try {
      return Pattern.compile(text, Pattern.MULTILINE);
    } catch (PatternSyntaxException e) {
      throw UserError.of(
          e,
          "workload.parser: %s is no regular expression: %s; a group's name has letters and"
              + " digits only",
          Quoted.of(text),
          e.getDescription());
    }
  }

  /**
   * What a run told.
   *
   * @param error empty if it told all metrics
   * @param metrics in order; NaN for one that is missing
   */
  record Told(String error, List<Double> metrics) {}

  /** Of a run that did not end well. */
  Told nothing(String error) {
    return new Told(error, Collections.nCopies(metrics.size(), Double.NaN));
  }

  /** Of a run that ended well. */
  Told parse(Path output) {
    return parser == null ? nothing("") : read(text(output));
  }

  Told read(String text) {
    Optional<String> failure =
        fails.stream()
            .map(p -> p.matcher(text))
            .filter(Matcher::find)
            .map(Matcher::group)
            .findFirst();
    if (failure.isPresent()) {
      return nothing("its output says '" + failure.get().strip() + "'");
    }
    Map<String, String> told = told(text);
    List<Double> values =
        metrics.entrySet().stream()
            .map(m -> number(told.get(m.getKey()), m.getValue().unit()))
            .toList();
    Iterator<Double> each = values.iterator();
    String error =
        metrics.entrySet().stream()
            .map(m -> error(m.getKey(), m.getValue(), each.next()))
            .filter(e -> !e.isEmpty())
            .findFirst()
            .orElse("");
    return new Told(error, values);
  }

  private static String error(String name, Workload.Metric metric, double value) {
    if (Double.isNaN(value)) {
      return "no " + name + " in the output";
    }
    boolean rate = metric.unit().endsWith("/s") && metric.better() == Workload.Better.HIGHER;
    return rate && value == 0 ? name + " is 0 in the output: the run did nothing" : "";
  }

  private static String text(Path output) {
    try {
      return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> told(String text) {
    Map<String, String> told = new LinkedHashMap<>();
    patterns.forEach(pattern -> match(pattern, text, told));
    if (!parser.json().isEmpty()) {
      JsonNode tree = json(text);
      parser.json().forEach((name, pointer) -> told.put(name, tree.at(pointer).asText()));
    }
    if (!parser.csv().isEmpty()) {
      CsvOutput table = new CsvOutput(text);
      parser.csv().forEach((name, cell) -> told.put(name, table.cell(cell)));
    }
    if (!parser.command().isEmpty()) {
      JsonNode tree = json(printed(text));
      tree.properties().forEach(field -> told.put(field.getKey(), field.getValue().asText()));
    }
    return told;
  }

  /** The last match of each group counts. */
  private static void match(Pattern pattern, String text, Map<String, String> told) {
    Matcher names = GROUP.matcher(pattern.pattern());
    while (names.find()) {
      Matcher found = pattern.matcher(text);
      while (found.find()) {
        told.put(names.group(1), found.group(names.group(1)));
      }
    }
  }

  private static JsonNode json(String text) {
    try {
      return Json.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      return Json.mapper().missingNode();
    }
  }

  /** What the user's program makes of an output. */
  private String printed(String text) {
    try {
      CommandOutput output = new Command(parser.command(), LIMIT).reading(text).run();
      if (!output.ok()) {
        throw MeasurementFailedException.of(
            "workload.parser.command: %s failed: %s", parser.command(), output.errors().strip());
      }
      return output.out();
    } catch (IOException e) {
      throw MeasurementFailedException.of(
          e, "workload.parser.command: cannot be run: %s", e.getMessage());
    }
  }

  private static Double number(String text, String unit) {
    if (text == null) {
      return Double.NaN;
    }
    if (!PLAIN.matcher(text.strip()).matches()) {
      return Units.inUnit(text, unit);
    }
    double value = Double.parseDouble(text.strip());
    return Double.isInfinite(value) ? Double.NaN : value;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.console.Nearest;
import org.hookbench.experiment.console.Quoted;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;

/**
 * Puts the parser of a known program, and its metrics, in place of its name. Metrics that the tree
 * names are taken alone and in that order, with what the tree says of them.
 */
public final class ShippedParsers {
  /** Each has a file of its name beside this class. */
  public static final List<String> PROGRAMS =
      List.of(
          "ab",
          "dacapo",
          "jmeter",
          "memtier",
          "pgbench",
          "pyperf",
          "redis-benchmark",
          "stress-ng",
          "sysbench",
          "unixbench",
          "wrk",
          "ycsb");

  private static final String PROGRAM = "program";

  private ShippedParsers() {}

  static void apply(JsonNode tree) {
    for (String key : List.of("workload", "load")) {
      fill(tree.path(key));
      tree.path(key).forEach(ShippedParsers::fill);
    }
    tree.path("scenarios").forEach(scenario -> fill(scenario.path("load")));
  }

  private static void fill(JsonNode workload) {
    if (!(workload instanceof ObjectNode keys)
        || !(keys.get("parser") instanceof ObjectNode parser)
        || !parser.path(PROGRAM).isTextual()) {
      return;
    }
    JsonNode shipped = shipped(parser.get(PROGRAM).asText());
    if (parser.size() > 1) {
      throw new UserError(
          "workload.parser: program brings the rest; give it alone, or one of regex, json, csv and"
              + " command");
    }
    parser.setAll((ObjectNode) shipped.get("parser"));
    keys.set("metrics", metrics(keys.path("metrics"), shipped));
  }

  /** Those that a file calls more are not in every output: they are there if they are named. */
  private static JsonNode metrics(JsonNode given, JsonNode file) {
    ObjectNode shipped = (ObjectNode) file.get("metrics");
    if (!(given instanceof ObjectNode own) || own.isEmpty()) {
      return shipped;
    }
    file.path("more").properties().forEach(more -> shipped.set(more.getKey(), more.getValue()));
    ObjectNode chosen = own.objectNode();
    own.properties()
        .forEach(
            metric -> {
              if (!(shipped.get(metric.getKey()) instanceof ObjectNode known)) {
                throw UserError.of(
                    "workload.metrics: %s is none of the program's; use some of %s",
                    Quoted.of(metric.getKey()), names(shipped));
              }
              ObjectNode merged = known.deepCopy();
              if (metric.getValue() instanceof ObjectNode said) {
                merged.setAll(said);
              }
              chosen.set(metric.getKey(), merged);
            });
    return chosen;
  }

  private static List<String> names(ObjectNode of) {
    return of.properties().stream().map(Map.Entry::getKey).toList();
  }

  /** The data file of a program. */
  private static JsonNode shipped(String program) {
    if (!PROGRAMS.contains(program)) {
      throw UserError.of(
          "workload.parser: program: %s is unknown; did you mean '%s'? use one of %s, or give"
              + " regex, json, csv or command",
          Quoted.of(program), Nearest.to(program, PROGRAMS), PROGRAMS);
    }
    try (InputStream file = ShippedParsers.class.getResourceAsStream(program + ".yaml")) {
      return Json.yaml().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

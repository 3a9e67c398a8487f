// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.console.Nearest;
import org.hookbench.experiment.console.Quoted;
import org.hookbench.experiment.json.Json;

/**
 * Replaces workload, sut, environment and load of a tree by lists with each value of the keys that
 * are swept.
 */
final class Sweep {
  private static final String KEY = "sweep";
  private static final List<String> PARTS = List.of("workload", "sut", "environment", "load");

  private final ObjectNode tree;
  private final Map<String, List<JsonNode>> values = new LinkedHashMap<>();

  private Sweep(ObjectNode tree) {
    this.tree = tree;
  }

  /** Changes the tree; what is wrong with the sweep is a {@link BadSweep}. */
  static void apply(JsonNode tree) throws BadSweep {
    if (tree instanceof ObjectNode keys && keys.get(KEY) instanceof ObjectNode swept) {
      new Sweep(keys).apply(swept);
    }
  }

  private void apply(ObjectNode swept) throws BadSweep {
    long scenarios =
        PARTS.stream()
            .mapToLong(part -> tree.path(part).isArray() ? tree.get(part).size() : 1)
            .reduce(1, (x, y) -> x * y);
    for (String key : (Iterable<String>) swept::fieldNames) {
      requirePath(key);
      values.put(key, values(key, swept.get(key)));
      scenarios *= values.get(key).size();
      if (scenarios > SweptValues.MOST) {
        throw new BadSweep(
            KeyPath.root(tree).child(KEY),
            "sweep: makes more than " + SweptValues.MOST + " scenarios; give fewer values");
      }
    }
    for (String part : PARTS) {
      expand(part);
    }
    if (!tree.has("sut") && !tree.has("workload")) {
      throw new BadSweep(
          KeyPath.root(tree).child(KEY),
          "sweep: has no effect without sut; named scenarios are not swept");
    }
    values.forEach((key, list) -> swept.putArray(key).addAll(list));
  }

  private void requirePath(String key) throws BadSweep {
    String part = key.replaceFirst("\\..*", "");
    if (!PARTS.contains(part) || !key.matches("[A-Za-z]+(\\.[^.]+)+")) {
      throw bad(
          key,
          "must be the path of a key; did you mean '%s.KEY'? It begins with one of %s"
              .formatted(Nearest.to(part, PARTS), PARTS));
    }
    if (key.matches("(sut|workload)\\.env\\..*|load\\.headers\\..*")) {
      throw bad(
          key,
          "its values are kept out of results, so scenarios cannot be named after them; list"
              + " scenarios with names in place of the sweep");
    }
  }

  private List<JsonNode> values(String key, JsonNode given) throws BadSweep {
    try {
      return SweptValues.of(given);
    } catch (IllegalArgumentException e) {
      throw bad(key, e.getMessage());
    }
  }

  private void expand(String part) throws BadSweep {
    List<String> keys = values.keySet().stream().filter(k -> k.startsWith(part + ".")).toList();
    if (keys.isEmpty()) {
      return;
    }
    JsonNode given = tree.path(part);
    List<JsonNode> made = new ArrayList<>();
    if (given.isArray()) {
      given.forEach(made::add);
    } else {
      made.add(given.isMissingNode() ? JsonNodeFactory.instance.objectNode() : given);
    }
    for (String key : keys) {
      List<JsonNode> longer = new ArrayList<>();
      for (JsonNode element : made) {
        for (JsonNode value : values.get(key)) {
          longer.add(with(element, key, value));
        }
      }
      made = longer;
    }
    ArrayNode list = tree.arrayNode().addAll(made);
    for (JsonNode element : list) {
      check(part, keys, element);
    }
    tree.set(part, list);
  }

  /** A copy of an element in which the key has the value. */
  private JsonNode with(JsonNode element, String key, JsonNode value) throws BadSweep {
    JsonNode copy = element.deepCopy();
    JsonNode at = copy;
    String[] steps = key.split("\\.");
    for (int i = 1; i < steps.length - 1 && at instanceof ObjectNode keys; i++) {
      at = keys.has(steps[i]) ? keys.get(steps[i]) : keys.putObject(steps[i]);
    }
    if (!(at instanceof ObjectNode holder)) {
      throw bad(key, "stands below a value that has no keys; give a path of an existing key");
    }
    if (holder.has(steps[steps.length - 1])) {
      throw bad(key, "the value of " + key + " has no effect beside the sweep; remove one of them");
    }
    holder.set(steps[steps.length - 1], value);
    return copy;
  }

  /** Binds the element alone, so that a message names its key and the values that are swept. */
  private void check(String part, List<String> keys, JsonNode element) throws BadSweep {
    ObjectNode alone = tree.objectNode().put("name", KEY);
    alone.putArray("arms").add("none").add("none");
    if (!part.equals("workload")) {
      alone.putObject("micro");
    }
    alone.set(part, element);
    try {
      Json.yaml().treeToValue(alone, Experiment.class);
    } catch (JsonMappingException e) {
      Problem problem = Problem.of(alone, e);
      KeyPath path =
          keys.stream()
              .filter(
                  key ->
                      key.equals(problem.path().toString())
                          || problem.message().startsWith(key + ":"))
              .findFirst()
              .map(KeyPath.root(tree).child(KEY)::child)
              .orElse(problem.path());
      String with =
          keys.stream()
              .map(key -> key + " " + Quoted.plain(element.at(pointer(key)).asText()))
              .collect(Collectors.joining(", "));
      throw new BadSweep(path, problem.message() + " (sweep: " + with + ")");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pointer(String key) {
    return key.substring(key.indexOf('.')).replace('.', '/');
  }

  private BadSweep bad(String key, String what) {
    KeyPath path = KeyPath.root(tree).child(KEY).child(key);
    return new BadSweep(path, path + ": " + what);
  }

  /** What is wrong with a sweep. */
  static final class BadSweep extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    private BadSweep(KeyPath path, String message) {
      super(message);
      this.problem = new Problem(path, message);
    }

    Problem problem() {
      return problem;
    }
  }
}

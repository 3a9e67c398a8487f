// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import picocli.CommandLine.Option;

/** Options that change keys of an experiment file before it is read. */
public final class Overrides {
  @Option(
      names = "--arms",
      paramLabel = "ARM,ARM",
      split = ",",
      description = "Arms in place of those of the file, the baseline first.")
  private List<String> arms = List.of();

  @Option(
      names = "--margin",
      paramLabel = "MARGIN",
      description = "analysis.margin in place of that of the file, as in 50us or 1%%.")
  private String margin;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "A key of the file and its value, as in load.connections=8 or design.blocks=20;"
              + " repeatable. The result keeps the experiment with these values.")
  private List<String> keys = List.of();

  private String keyOfBlocks;
  private Integer blocks;

  /**
   * Asks for this number of blocks, too.
   *
   * @param key that has it in the file
   * @param number null: as in the file
   */
  public Overrides blocks(String key, Integer number) {
    keyOfBlocks = key;
    blocks = number;
    return this;
  }

  /** Refuses overrides of a plan that is there. */
  public void requireNone(String option) {
    if (!given().isEmpty()) {
      throw UserError.of(
          "%s: plan.json says what to measure; leave out --arms, --margin and --set", option);
    }
  }

  /** Refuses overrides without a file. */
  public void requireFile() {
    if (!given().isEmpty()) {
      throw new UserError("--arms, --margin, --set: change an experiment file; give the file too");
    }
  }

  /** Keys and values as given. */
  private Map<String, JsonNode> given() {
    Map<String, JsonNode> given = new LinkedHashMap<>();
    if (!arms.isEmpty()) {
      ArrayNode list = given(given, "arms", Json.yaml().createArrayNode());
      arms.forEach(list::add);
    }
    if (blocks != null) {
      given(given, keyOfBlocks, Json.yaml().getNodeFactory().numberNode(blocks));
    }
    if (margin != null) {
      given(given, "analysis.margin", Json.yaml().getNodeFactory().textNode(margin));
    }
    for (String one : keys) {
      int equals = one.indexOf('=');
      if (equals < 1 || one.substring(equals + 1).isBlank()) {
        throw UserError.of("--set: '%s' has no value; write KEY=VALUE", one);
      }
      given(given, one.substring(0, equals).strip(), value(one.substring(equals + 1)));
    }
    return given;
  }

  private static <T extends JsonNode> T given(Map<String, JsonNode> given, String key, T value) {
    if (given.put(key, value) != null) {
      throw UserError.of("--set %s: is given twice; leave one of them out", key);
    }
    return value;
  }

  private static JsonNode value(String text) {
    try {
      return Json.yaml().readTree(text);
    } catch (JsonProcessingException e) {
      throw new UserError("--set: '" + text + "' is not a YAML value; quote it", e);
    }
  }

  /** Changes a tree; returns the keys that were given. */
  List<String> apply(JsonNode tree) {
    Map<String, JsonNode> given = given();
    given.forEach((key, value) -> put(tree, key, value));
    return List.copyOf(given.keySet());
  }

  private static void put(JsonNode tree, String key, JsonNode value) {
    JsonNode at = tree;
    String[] steps = key.split("\\.", -1);
    for (int i = 0; i < steps.length - 1 && at instanceof ObjectNode keys; i++) {
      at = keys.has(steps[i]) ? keys.get(steps[i]) : keys.putObject(steps[i]);
    }
    if (at.isArray()) {
      throw UserError.of(
          "--set %s: the file has a list there; set the whole list, as in --set '%s=[...]'",
          key, steps[0]);
    }
    if (!(at instanceof ObjectNode holder)) {
      throw UserError.of("--set %s: stands below a value that has no keys", key);
    }
    holder.set(steps[steps.length - 1], value);
  }
}

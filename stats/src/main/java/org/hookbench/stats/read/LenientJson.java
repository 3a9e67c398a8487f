// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hookbench.experiment.console.IoReason;
import org.hookbench.experiment.console.Quoted;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;

/**
 * A JSON object of a result directory that anybody may have written: a key that is not there has a
 * default; a value of a wrong type is a {@link UserError} that names file and key.
 */
record LenientJson(Path file, JsonNode root) {
  static final JsonNode NOTHING = Json.mapper().createArrayNode();

  static LenientJson read(Path file) {
    try {
      JsonNode root = Json.mapper().readTree(file.toFile());
      if (root == null || !root.isObject()) {
        throw new UserError(file + ": is not a JSON object; see results/README.md");
      }
      return new LenientJson(file, root);
    } catch (JsonProcessingException e) {
      throw UserError.of(
          e,
          "%s: is not what hookbench writes there: %s",
          file,
          Quoted.reason(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new UserError(file + ": cannot be read (" + IoReason.of(e) + ")", e);
    }
  }

  UserError bad(String what) {
    return new UserError(file + ": " + what);
  }

  /** The same file, for an object in it. */
  LenientJson in(JsonNode object) {
    return new LenientJson(file, object);
  }

  void requireSchema(String known) {
    String schema = text("schema", known);
    if (!schema.equals(known)) {
      throw bad("schema: '" + schema + "' is not known; this hookbench reads '" + known + "'");
    }
  }

  /** A missing key and null are the same. */
  boolean has(String key) {
    return root.hasNonNull(key);
  }

  /** Empty node if it is not there. */
  JsonNode get(String key) {
    return has(key) ? root.get(key) : NOTHING;
  }

  String text(String key, String otherwise) {
    if (has(key) && !root.get(key).isValueNode()) {
      throw bad(key + ": " + root.get(key) + " is not a text");
    }
    return has(key) ? root.get(key).asText() : otherwise;
  }

  int integer(String key, int otherwise) {
    if (has(key) && (!root.get(key).canConvertToInt() || root.get(key).intValue() < 0)) {
      throw bad(key + ": " + root.get(key) + " is not a whole number of at least 0");
    }
    return has(key) ? root.get(key).intValue() : otherwise;
  }

  /** Texts, or the names of objects, of a list; one text is a list of one. */
  List<String> names(String key) {
    JsonNode value = get(key);
    if (value.isTextual()) {
      return List.of(value.asText());
    }
    List<String> names = new ArrayList<>();
    for (JsonNode one : value.isArray() ? value : NOTHING) {
      names.add(one.isObject() ? in(one).text("name", "") : one.asText());
    }
    return names;
  }

  /** A value of our vocabulary, which must be there. */
  <T> T value(String key, Class<T> type) {
    if (!has(key)) {
      throw bad(key + ": missing; see results/README.md");
    }
    return value(key, root.get(key), type);
  }

  /** All of it as a value of our vocabulary. */
  <T> T whole(Class<T> type) {
    return value(type.getSimpleName(), root, type);
  }

  private <T> T value(String what, JsonNode node, Class<T> type) {
    try {
      return Json.mapper().treeToValue(node, type);
    } catch (JsonProcessingException e) {
      throw bad(what + ": " + node + " is not known: " + Quoted.reason(e.getOriginalMessage()));
    }
  }
}

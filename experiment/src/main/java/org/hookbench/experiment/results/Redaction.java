// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hookbench.experiment.json.Json;

/** Takes the values of request headers, which may be secret, out of what a result says. */
public final class Redaction {
  /** Stands in place of a value. */
  public static final String REDACTED = "redacted";

  private static final String HEADERS = "headers";
  private static final Set<String> HEADER_OPTIONS = Set.of("-H", "--header");

  private Redaction() {}

  /** Returns a copy of a value as JSON, in which every header has its name only. */
  public static JsonNode of(Object value) {
    JsonNode tree = Json.mapper().valueToTree(value);
    redact(tree);
    return tree;
  }

  /**
   * Returns the words of a command line without passwords of URLs, and without the values of
   * headers and environment variables.
   */
  public static List<String> ofCommand(List<String> words) {
    List<String> shown = new ArrayList<>();
    String before = "";
    for (String word : words) {
      shown.add(HEADER_OPTIONS.contains(before) ? header(word) : word(word));
      before = word;
    }
    return List.copyOf(shown);
  }

  private static String header(String word) {
    return word.replaceFirst(":.*", ": " + REDACTED);
  }

  private static String word(String word) {
    return word.startsWith("-H") || word.startsWith("--header=")
        ? header(word)
        : word.replaceAll("(?<=://)[^/@]*(?=@)", REDACTED)
            .replaceFirst("\\b(headers|env)(\\.[^=]*)?=.*", "$1$2=" + REDACTED);
  }

  private static void redact(JsonNode node) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (field.getKey().equals(HEADERS) && field.getValue() instanceof ObjectNode headers) {
        headers.properties().forEach(header -> headers.put(header.getKey(), REDACTED));
      } else {
        redact(field.getValue());
      }
    }
    if (node.isArray()) {
      node.forEach(Redaction::redact);
    }
  }
}

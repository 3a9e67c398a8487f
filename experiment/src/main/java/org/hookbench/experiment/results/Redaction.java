package org.hookbench.experiment.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.hookbench.experiment.json.Json;

/** Takes the values of request headers, which may be secret, out of what a result says. */
public final class Redaction {
  /** Stands in place of a value. */
  public static final String REDACTED = "redacted";

  private static final String HEADERS = "headers";

  private Redaction() {}

  /** Returns a copy of a value as JSON, in which every header has its name only. */
  public static JsonNode of(Object value) {
    JsonNode tree = Json.mapper().valueToTree(value);
    redact(tree);
    return tree;
  }

  /** Returns a word of a command line without the password of its URL or values of headers. */
  public static String ofWord(String word) {
    return word.replaceAll("(?<=://)[^/@]*(?=@)", REDACTED)
        .replaceFirst("(?<=headers)([^=]*)=.*", "$1=" + REDACTED);
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

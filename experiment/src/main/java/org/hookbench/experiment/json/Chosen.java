// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.console.Nearest;
import org.hookbench.experiment.console.Quoted;

/** The constant that a key of a node names. */
final class Chosen {
  private Chosen() {}

  static <E extends Enum<E>> E of(ObjectNode node, String key, Class<E> type, E fallback) {
    JsonNode value = node.path(key);
    if (value.isMissingNode()) {
      return fallback;
    }
    String text = value.asText();
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> Names.of(constant).equals(text))
        .findFirst()
        .orElseThrow(() -> new MisplacedKeyException(key, unknown(text, type)));
  }

  private static String unknown(String text, Class<? extends Enum<?>> type) {
    List<String> known = Arrays.stream(type.getEnumConstants()).map(Names::of).toList();
    return "%s is not known; did you mean '%s'? use one of %s"
        .formatted(Quoted.of(text), Nearest.to(text, known), known);
  }
}

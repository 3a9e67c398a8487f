// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.console.Quoted;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.macro.load.measurement.LoadOrder;

/**
 * Reads an order that came over the network. It names no file and no command of this machine, and
 * asks for no more than an agent gives.
 */
final class RemoteOrder {
  static final long MOST_CONNECTIONS = 10_000;
  static final long MOST_BODY_BYTES = 1L << 26;

  private static final String SOURCE = "the order of the coordinator";
  private static final List<String> OF_THIS_MACHINE = List.of("trace", "cacert", "command");
  private static final Map<String, Long> LIMITS =
      Map.of("connections", MOST_CONNECTIONS, "bodyBytes", MOST_BODY_BYTES);

  private RemoteOrder() {}

  /**
   * Reads and checks an order.
   *
   * @param cacert authorities that the agent trusts in place of those of the JDK; may be null
   */
  static LoadOrder parse(String json, Path cacert) {
    JsonNode order = tree(json);
    JsonNode load = order.path("load");
    check(load);
    if (cacert != null && load instanceof ObjectNode object) {
      object.put("cacert", cacert.toString());
    }
    return LoadOrder.parse(SOURCE, order.toString());
  }

  private static JsonNode tree(String json) {
    try {
      return Json.mapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new UserError(
          SOURCE + ": is not JSON (" + Quoted.reason(e.getOriginalMessage()) + ")", e);
    }
  }

  private static void check(JsonNode node) {
    node.properties()
        .forEach(
            field -> {
              check(field.getKey(), field.getValue());
              if (!field.getKey().equals("headers")) {
                check(field.getValue());
              }
            });
    if (node.isArray()) {
      node.forEach(RemoteOrder::check);
    }
  }

  private static void check(String key, JsonNode value) {
    boolean given = !value.isNull() && !(value.isContainerNode() && value.isEmpty());
    if (OF_THIS_MACHINE.contains(key) && given) {
      throw UserError.of(
          "load.%s: an agent takes no file and no command from a coordinator; %s",
          key, key.equals("cacert") ? "start it with: load agent --cacert FILE" : "leave it out");
    }
    Long limit = LIMITS.get(key);
    if (limit != null && value.asDouble() > limit) {
      throw UserError.of("load.%s: %s is more than an agent gives: %s", key, value.asText(), limit);
    }
  }
}

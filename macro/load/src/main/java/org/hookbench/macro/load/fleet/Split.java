// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;

/** The parts of a load that add up to it. */
final class Split {
  private Split() {}

  /** One part for each of {@code agents}: connections, requests, warm-up and rates are divided. */
  static List<Load.Http> of(Load.Http load, int agents) {
    refuse(load, agents);
    List<Load.Http> parts = new ArrayList<>();
    for (int i = 0; i < agents; i++) {
      ObjectNode part = Json.mapper().valueToTree(load);
      part.put("connections", share(load.clients().connections(), agents, i));
      part.put("warmup", share(load.extent().warmup(), agents, i));
      if (load.extent().requests() != null) {
        part.put("requests", share(load.extent().requests(), agents, i));
      }
      divide(part, "rate", agents);
      divide(part, "rampTo", agents);
      if (load instanceof Load.Scheduled scheduled) {
        List<Double> steps = divided(scheduled.timetable().steps(), agents);
        part.set("steps", Json.mapper().valueToTree(steps));
      }
      parts.add(read(part));
    }
    return parts;
  }

  private static void refuse(Load.Http load, int agents) {
    if (load.clients().connections() < agents) {
      throw UserError.of(
          "--connections: %s cannot be divided among %s agents; give each at least one",
          load.clients().connections(), agents);
    }
    if (load.extent().requests() != null && load.extent().requests() < agents) {
      throw UserError.of(
          "--requests: %s is less than one for each agent", load.extent().requests());
    }
    if (load instanceof Load.Scheduled s && !s.timetable().isDivisible()) {
      throw new UserError(
          "--trace, --gap: agents cannot share recorded times and gaps; leave out --agent");
    }
  }

  private static List<Double> divided(List<Double> rates, int agents) {
    return rates.stream().map(rate -> rate / agents).toList();
  }

  private static void divide(ObjectNode part, String key, int agents) {
    if (part.hasNonNull(key)) {
      part.put(key, part.get(key).asDouble() / agents);
    }
  }

  /** The i-th of the parts of a whole number; the first ones take what is left over. */
  static long share(long whole, int parts, int i) {
    return whole / parts + (i < whole % parts ? 1 : 0);
  }

  private static Load.Http read(ObjectNode part) {
    try {
      return Json.mapper().treeToValue(part, Load.Http.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}

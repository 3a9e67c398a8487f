// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import static org.hookbench.stats.report.Html.el;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A JSON value as terms and what they are, nested names joined by a dot. */
final class FactList {
  private FactList() {}

  static void add(List<Html> into, String name, JsonNode value) {
    if (value.isObject() && value.size() > 0) {
      value.properties().forEach(f -> add(into, name + "." + f.getKey(), f.getValue()));
    } else if (!value.isNull() && !value.isMissingNode() && !value.isEmpty()
        || value.isValueNode() && !value.isNull()) {
      into.add(el("dt", name));
      into.add(el("dd", text(value)));
    }
  }

  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }
}

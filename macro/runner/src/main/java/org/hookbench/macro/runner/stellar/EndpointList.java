// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.stellar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.hookbench.experiment.console.UserError;

/** The functions of an endpoints file, which a scenario chooses by memory, size and package. */
final class EndpointList {
  private static final String MEMORY = "FunctionMemoryMB";
  private static final String PACKAGE = "PackageType";
  private static final String SIZE = "FunctionImageSizeMB";
  private final String source;
  private final List<ObjectNode> all = new ArrayList<>();

  EndpointList(String source, JsonNode file) {
    this.source = source;
    if (!file.isArray() || file.isEmpty()) {
      throw UserError.of("%s: must be a list of endpoints, at least one", source);
    }
    for (JsonNode endpoint : file) {
      String where = "%s: [%d]".formatted(source, all.size());
      all.add(Field.checked(where, endpoint, Field.OF_ENDPOINT));
      if (endpoint.path("GatewayID").asText().isEmpty()) {
        throw UserError.of("%s: GatewayID: missing; give host[:port][/path]", where);
      }
    }
  }

  /** Fields but those by which an endpoint is chosen. */
  static List<Field> without(List<Field> fields) {
    List<String> choice = List.of(MEMORY, PACKAGE, SIZE);
    return fields.stream().filter(field -> !choice.contains(field.name())).toList();
  }

  /** URLs of the first so many that fit. */
  List<String> of(String where, ObjectNode sub, int count) {
    double mb = sub.path(MEMORY).asDouble(128);
    double size = sub.path(SIZE).asDouble();
    String kind = sub.path(PACKAGE).asText("Zip");
    List<String> urls =
        all.stream()
            .filter(e -> e.path(MEMORY).asDouble(128) == mb)
            .filter(e -> e.path("ImageSizeMB").asDouble() == size)
            .filter(e -> e.path(PACKAGE).asText("Zip").equals(kind))
            .map(e -> url(e.path("GatewayID").asText()))
            .limit(count)
            .toList();
    if (urls.size() < count) {
      throw UserError.of(
          "%s: needs %s endpoints with %s MB, image of %s MB, package %s; %s has %s",
          where, count, mb, size, kind, source, urls.size());
    }
    return urls;
  }

  private static String url(String gateway) {
    if (gateway.contains("://")) {
      return gateway;
    }
    return (gateway.matches("[^/]*:\\d+(/.*)?") ? "http://" : "https://") + gateway;
  }
}

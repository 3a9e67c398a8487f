// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.image;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * What an engine knows of an image.
 *
 * @param id its identity by its content
 * @param digests names with digests in registries that it came from or went to
 * @param env environment variables that it sets
 * @param entry program that its containers begin with
 * @param command arguments of it, or a program
 */
public record ImageFacts(
    String id,
    List<String> digests,
    Map<String, String> env,
    List<String> entry,
    List<String> command) {
  static ImageFacts of(JsonNode image) {
    Map<String, String> env = new LinkedHashMap<>();
    for (JsonNode variable : image.at("/Config/Env")) {
      String[] parts = variable.asText().split("=", 2);
      env.put(parts[0], parts.length == 1 ? "" : parts[1]);
    }
    return new ImageFacts(
        image.path("Id").asText(),
        texts(image.path("RepoDigests")),
        env,
        texts(image.at("/Config/Entrypoint")),
        texts(image.at("/Config/Cmd")));
  }

  /** Whether a container of it needs a command from outside. */
  public boolean runsNothing() {
    return entry.isEmpty() && command.isEmpty();
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}

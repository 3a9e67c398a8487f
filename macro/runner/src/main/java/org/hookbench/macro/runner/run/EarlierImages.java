// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.results.ResultDirectory;

/**
 * In a result directory that is resumed or added to, a name must still mean the image that the
 * earlier trials ran. Tags of our own images say what is in them.
 */
final class EarlierImages {
  private static final String OURS = "localhost/hookbench-(sut|load|hooks):.*";

  private EarlierImages() {}

  /**
   * Refuses other images.
   *
   * @param engines facts of the engines of this run, by environment
   */
  static void requireSame(ResultDirectory results, Map<String, Object> engines) {
    Path provenance = ResultDirectory.provenance(results.path());
    if (!Files.exists(provenance)) {
      return;
    }
    JsonNode earlier = results.read(provenance.getFileName().toString()).path("engine");
    JsonNode now = Json.mapper().valueToTree(engines);
    for (Map.Entry<String, JsonNode> environment : now.properties()) {
      JsonNode images = earlier.path(environment.getKey()).path("images");
      for (Map.Entry<String, JsonNode> image : environment.getValue().path("images").properties()) {
        requireSame(results, image.getKey(), images.path(image.getKey()), image.getValue());
      }
    }
  }

  private static void requireSame(
      ResultDirectory results, String name, JsonNode earlier, JsonNode now) {
    String before = earlier.path("id").asText();
    if (!before.isEmpty() && !before.equals(now.path("id").asText()) && !name.matches(OURS)) {
      throw UserError.of(
          "%s: is not the image that the trials in %s were made with (%s); tag that one again, or"
              + " start a new run",
          name, results.path(), before);
    }
  }
}

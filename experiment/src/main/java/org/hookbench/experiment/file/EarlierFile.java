// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.console.Quoted;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.json.MisplacedKeyException;

/**
 * Reads an experiment of an earlier version, whose reader accepted keys that have no effect: they
 * are left out, and {@code sut.environment} is read as {@code sut.env}.
 */
final class EarlierFile {
  private static final int MOST = 100;
  private static final List<String> NOT_CLOSED =
      List.of("rate", "rampTo", "steps", "arrivals", "trace", "bursts");

  private EarlierFile() {}

  static Experiment read(String source, String text) {
    JsonNode tree = DocumentTree.of(source, text);
    rename(tree.path("sut"));
    tree.path("sut").forEach(EarlierFile::rename);
    close(tree.path("load"));
    tree.path("load").forEach(EarlierFile::close);
    ExperimentFile.sweep(source, text, tree);
    for (int i = 0; i < MOST; i++) {
      try {
        return Json.yaml().treeToValue(tree, Experiment.class);
      } catch (JsonMappingException e) {
        Problem problem = Problem.of(tree, e);
        if (!(e.getCause() instanceof MisplacedKeyException m)
            || !(problem.path().parent().node() instanceof ObjectNode holder)) {
          throw ExperimentFile.error(source, text, problem, e);
        }
        holder.remove(m.key());
      } catch (JsonProcessingException e) {
        throw new UserError(
            source + ": not an experiment: " + Quoted.reason(e.getOriginalMessage()), e);
      }
    }
    throw new UserError(source + ": has too many keys without an effect");
  }

  private static void rename(JsonNode sut) {
    if (sut instanceof ObjectNode node && node.has("environment")) {
      node.set("env", node.remove("environment"));
    }
  }

  /** A model that is given says which of the keys that contradict it have no effect. */
  private static void close(JsonNode load) {
    if (load instanceof ObjectNode node && node.path("model").asText().equals("closed")) {
      node.remove(NOT_CLOSED);
    }
  }
}

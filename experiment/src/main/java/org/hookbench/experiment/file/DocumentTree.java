// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.file;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.hookbench.experiment.console.Quoted;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;

/** One document of YAML or JSON as a tree. */
final class DocumentTree {
  private DocumentTree() {}

  /** The tree of a text that is YAML or JSON; what else it is does not matter. */
  static JsonNode of(String source, String text) {
    ExperimentFile.requireSmall(source, text.length());
    if (text.isBlank()) {
      throw new UserError(source + ": is empty; see macro/experiments for examples");
    }
    try {
      JsonNode tree = isJsonWithTabs(text) ? Json.mapper().readTree(text) : ofYaml(source, text);
      if (tree.isMissingNode() || tree.isNull()) {
        throw new UserError(source + ": is empty; see macro/experiments for examples");
      }
      return tree;
    } catch (StreamConstraintsException e) {
      throw UserError.of(
          e,
          "%s: is nested too deeply or has too long a text; an experiment has few levels",
          source);
    } catch (JsonProcessingException e) {
      throw new UserError(source + where(e) + ": not valid YAML or JSON: " + reason(e), e);
    }
  }

  /** Without an alias: the mapper would take its name for a text. */
  private static JsonNode ofYaml(String source, String text) throws JsonProcessingException {
    JsonNode tree = Json.yaml().readTree(text);
    try (JsonParser parser = Json.yaml().createParser(text)) {
      while (parser.nextToken() != null) {
        if (((YAMLParser) parser).isCurrentAlias()) {
          throw UserError.of(
              "%s:%s: %s is an alias, which is not taken; write the value itself",
              source, parser.currentTokenLocation().getLineNr(), Quoted.of("*" + parser.getText()));
        }
      }
      return tree;
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What YAML does not take: a tab is no indentation there. */
  private static boolean isJsonWithTabs(String text) {
    return text.indexOf('\t') >= 0 && text.stripLeading().startsWith("{");
  }

  /** What is wrong, without what a parser says of itself. */
  static String reason(JsonProcessingException e) {
    String said = e.getOriginalMessage();
    if (said.contains("'\\t(TAB)'")) {
      return "a tab; indent with spaces";
    }
    if (said.startsWith("Trailing token")) {
      return "something follows the experiment; give one document a file";
    }
    return said.lines()
        .map(String::strip)
        .filter(line -> !line.startsWith("in ") && !line.startsWith("while "))
        .map(Quoted::plain)
        .findFirst()
        .orElse("cannot be parsed");
  }

  private static String where(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    return at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
  }
}

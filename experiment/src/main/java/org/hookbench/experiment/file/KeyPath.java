// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.hookbench.experiment.console.Quoted;
import org.hookbench.experiment.json.Json;

/**
 * Where a key is in a file, as a user writes it: {@code environment[1].context}.
 *
 * @param node what stands there; missing if nothing does
 */
record KeyPath(JsonNode root, JsonPointer pointer, String text) {
  static KeyPath root(JsonNode root) {
    return new KeyPath(root, JsonPointer.empty(), "");
  }

  /** A value that stands where a list may stand is the first of that list, for the mapper. */
  static KeyPath of(JsonNode root, List<JsonMappingException.Reference> steps) {
    KeyPath path = root(root);
    for (JsonMappingException.Reference step : steps) {
      if (step.getFieldName() != null) {
        path = path.child(step.getFieldName());
      } else if (path.node().isArray()) {
        path = path.child(step.getIndex());
      }
    }
    return path;
  }

  KeyPath child(String key) {
    String name = Quoted.plain(key);
    return new KeyPath(root, pointer.appendProperty(key), isRoot() ? name : text + "." + name);
  }

  KeyPath child(int index) {
    return new KeyPath(root, pointer.appendIndex(index), text + "[" + index + "]");
  }

  KeyPath parent() {
    int end = Math.max(text.lastIndexOf('.'), text.lastIndexOf('['));
    return new KeyPath(
        root, isRoot() ? pointer : pointer.head(), end < 0 ? "" : text.substring(0, end));
  }

  JsonNode node() {
    return root.at(pointer);
  }

  boolean isRoot() {
    return pointer.matches();
  }

  /** Line and column in the text that the root was read from, as in {@code :8:3}; may be empty. */
  String location(String file) {
    try (JsonParser in = Json.yaml().createParser(file)) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        if (in.getParsingContext().pathAsPointer().equals(pointer)) {
          return ":%s:%s"
              .formatted(
                  in.currentTokenLocation().getLineNr(), in.currentTokenLocation().getColumnNr());
        }
      }
    } catch (IOException e) {
      return "";
    }
    return "";
  }

  @Override
  public String toString() {
    return text;
  }
}

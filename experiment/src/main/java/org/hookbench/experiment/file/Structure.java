// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.hookbench.experiment.console.Quoted;

/** Checks a tree before any key is looked at: nothing empty, nothing without an end. */
final class Structure {
  static final int LONGEST_TEXT = 1 << 16;
  static final int LONGEST_LIST = 10_000;
  private static final int LONGEST_NUMBER = 40;

  private Structure() {}

  /** The first thing that is wrong; empty if there is none. */
  static Optional<Problem> problem(KeyPath at) {
    JsonNode node = at.node();
    if (node.isTextual() && node.asText().length() > LONGEST_TEXT) {
      return wrong(at, "has " + node.asText().length() + " characters, at most " + LONGEST_TEXT);
    }
    if (node.isNumber() && node.toString().length() > LONGEST_NUMBER) {
      return wrong(at, "has too many digits");
    }
    if (node.size() > LONGEST_LIST) {
      return wrong(
          at, "has " + node.size() + " elements, at most " + LONGEST_LIST + " are allowed");
    }
    return node.isArray() ? ofList(at) : ofKeys(at);
  }

  private static Optional<Problem> ofList(KeyPath at) {
    for (int i = 0; i < at.node().size(); i++) {
      KeyPath element = at.child(i);
      if (element.node().isNull() && !isHook(element)) {
        return wrong(element, "is empty; give a value, or remove the comma or dash before it");
      }
      Optional<Problem> problem = problem(element);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  private static Optional<Problem> ofKeys(KeyPath at) {
    for (String key : (Iterable<String>) at.node()::fieldNames) {
      KeyPath child = at.child(key);
      if (child.node().isNull() && !isHook(child)) {
        return wrong(child, "is empty; give a value, or remove the key");
      }
      Optional<Problem> problem = problem(child);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  /**
   * YAML reads the bare word null as nothing; where a hook is named it is the hook of that name.
   */
  private static boolean isHook(KeyPath at) {
    return at.toString().matches("arms\\[\\d+](\\.(hook|preload(\\[\\d+])?))?");
  }

  private static Optional<Problem> wrong(KeyPath at, String what) {
    return Optional.of(new Problem(at, Quoted.plain(at.toString()) + ": " + what));
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The variables that put a hook into one process. One of them is padding that makes the environment
 * of every arm equally large: its size alone moves the stack and with it run times (Mytkowicz et
 * al. 2009, doi 10.1145/1508244.1508275).
 */
public final class Preload {
  /** The variable by which the loader takes objects in. */
  public static final String VARIABLE = "LD_PRELOAD";

  static final String PADDING = "HOOKBENCH_PADDING";

  /** Holds the longest path of a hook and the longest one of its counters, twice. */
  static final int STEP_BYTES = 4 * 4096;

  private static final int POINTER_BYTES = 8;

  private Preload() {}

  /**
   * All variables for one arm. What the arm adds to the shared ones takes a multiple of {@value
   * #STEP_BYTES} bytes, padding included, so that arms end equal without knowing each other: those
   * of a duet, and those of trials on another day, whose paths have other lengths.
   *
   * @param shared variables that every arm gets
   * @param own variables of this arm, in place of shared ones of the same name
   * @param hook path of the hook as the process sees it, in front of what the arm and the system
   *     preload themselves; null for none
   */
  public static Map<String, String> variables(
      Map<String, String> shared, Map<String, String> own, String hook) {
    Map<String, String> variables = new LinkedHashMap<>(shared);
    variables.putAll(own);
    String preload = merged(hook, own.get(VARIABLE), shared.get(VARIABLE));
    if (!preload.isEmpty()) {
      variables.put(VARIABLE, preload);
    }
    variables.put(PADDING, "");
    int added = bytes(variables) - bytes(shared);
    variables.put(PADDING, "x".repeat(STEP_BYTES - Math.floorMod(added, STEP_BYTES)));
    return variables;
  }

  private static String merged(String... objects) {
    return Stream.of(objects)
        .filter(Objects::nonNull)
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining(":"));
  }

  /** Bytes that the variables take on the stack of a new process. */
  static int bytes(Map<String, String> variables) {
    return variables.entrySet().stream()
        .mapToInt(e -> bytes(e.getKey()) + bytes(e.getValue()) + 2 + POINTER_BYTES)
        .sum();
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}

package org.hookbench.micro.fork;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The environment of a process that a hook is preloaded into. All arms get the same number of
 * bytes, because the size of the environment moves the stack, and that alone changes times
 * (Mytkowicz et al. 2009, doi 10.1145/1508244.1508275).
 */
public final class Preload {
  private static final int BYTES = 1024;
  private static final String PADDING = "HOOKBENCH_PADDING";

  private Preload() {}

  /**
   * All variables for an arm.
   *
   * @param settings that the hook reads
   * @param file to preload; empty for none
   */
  public static Map<String, String> environment(Map<String, String> settings, Optional<Path> file) {
    Map<String, String> variables = new LinkedHashMap<>(settings);
    file.ifPresent(path -> variables.put("LD_PRELOAD", path.toString()));
    int used =
        variables.entrySet().stream()
            .mapToInt(e -> e.getKey().length() + e.getValue().length() + "=".length() + 1 + 8)
            .sum();
    variables.put(PADDING, "x".repeat(Math.max(1, BYTES - used)));
    return variables;
  }
}

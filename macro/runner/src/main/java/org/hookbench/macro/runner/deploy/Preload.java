package org.hookbench.macro.runner.deploy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The variables that put a hook into one process, and a dummy variable that makes the environment
 * of every arm equally large: its size alone moves the stack and with it run times (Mytkowicz et
 * al. 2009, doi 10.1145/1508244.1508275).
 */
public final class Preload {
  static final String DUMMY = "HOOKBENCH_PRELOAD_DUMMY";
  private static final int STEP_BYTES = 4096;
  private static final int POINTER_BYTES = 8;

  private Preload() {}

  /**
   * Variables for one arm. Together they take the next multiple of 4096 bytes, so that arms end
   * equal without knowing each other: those of a duet, and those of trials on another day, whose
   * paths have other lengths.
   *
   * @param hook path of the hook as the process sees it; null for none
   * @param telemetry pattern for the hook's counters as the process sees it
   * @param asked what the system under test asks for; its own LD_PRELOAD stays behind the hook
   */
  public static Map<String, String> variables(
      ArmSetup arm, String hook, String telemetry, Map<String, String> asked) {
    Map<String, String> variables = new LinkedHashMap<>(asked);
    variables.putAll(arm.arm().variables());
    variables.put("HOOKBENCH_TELEMETRY", telemetry);
    String preload = merged(hook, asked.get("LD_PRELOAD"));
    if (!preload.isEmpty()) {
      variables.put("LD_PRELOAD", preload);
    }
    variables.put(DUMMY, "");
    int bytes = bytes(variables);
    variables.put(DUMMY, "x".repeat(STEP_BYTES - bytes % STEP_BYTES));
    return variables;
  }

  private static String merged(String hook, String asked) {
    return Stream.of(hook, asked)
        .filter(Objects::nonNull)
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining(":"));
  }

  /** Bytes the variables take on the stack of a new process. */
  static int bytes(Map<String, String> variables) {
    return variables.entrySet().stream()
        .mapToInt(
            e -> e.getKey().getBytes().length + e.getValue().getBytes().length + 2 + POINTER_BYTES)
        .sum();
  }
}

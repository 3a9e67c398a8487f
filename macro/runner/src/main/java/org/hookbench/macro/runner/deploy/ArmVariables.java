// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hookbench.experiment.Mechanism;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.hook.Mechanisms;
import org.hookbench.hook.Preload;
import org.hookbench.hook.Switchable;

/**
 * The environment variables of one arm.
 *
 * @param telemetry pattern for the hooks' counters as the process sees it; null: they do not count
 * @param seen path of a file as the process sees it
 */
public record ArmVariables(ArmSetup arm, String telemetry, Function<HookFile, String> seen) {
  /** Names the file for the hooks' counters; every process of an arm is started with it. */
  public static final String TELEMETRY = "HOOKBENCH_TELEMETRY";

  /** Options that each JVM of an arm takes. */
  public static final String JAVA_OPTIONS = "JAVA_TOOL_OPTIONS";

  /**
   * All variables.
   *
   * @param shared what the experiment gives to every arm
   * @param ours what hookbench sets where the experiment does not
   */
  public Map<String, String> of(Map<String, String> shared, Map<String, String> ours) {
    Map<String, String> own = new LinkedHashMap<>(ours);
    own.keySet().removeAll(shared.keySet());
    if (telemetry != null) {
      own.put(TELEMETRY, telemetry);
    }
    own.putAll(mechanismVariables());
    arm.switched().ifPresent(around -> own.putAll(switchVariables(around)));
    own.putAll(arm.variant().variables());
    String java = javaOptions(own.getOrDefault(JAVA_OPTIONS, shared.get(JAVA_OPTIONS)));
    if (!java.isEmpty()) {
      own.put(JAVA_OPTIONS, java);
    }
    return Preload.variables(shared, own, preload());
  }

  private Map<String, String> mechanismVariables() {
    return arm.mechanism().isEmpty() || arm.hooks().isEmpty()
        ? Map.of()
        : Mechanisms.variables(
            arm.by(), seen.apply(arm.mechanism().get()), seen.apply(arm.hooks().get(0)));
  }

  /** What an experiment asks for, with what this machine preloads into every process. */
  public static Map<String, String> inherited(
      Map<String, String> asked, Map<String, String> machine) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String name : List.of(Preload.VARIABLE, JAVA_OPTIONS)) {
      Optional.ofNullable(machine.get(name)).ifPresent(value -> all.put(name, value));
    }
    all.putAll(asked);
    return all;
  }

  private Map<String, String> switchVariables(Switchable around) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("HOOKBENCH_SWITCH_PAGE", switchPages(Path.of(telemetry)).toString());
    if (around.acceptsAll()) {
      variables.put("HOOKBENCH_SWITCH_ACCEPT", "all");
    }
    return variables;
  }

  /** Pattern for the pages of the switch, beside the counters. */
  public static Path switchPages(Path telemetry) {
    return telemetry.resolveSibling("switch-page-%p");
  }

  private String preload() {
    List<HookFile> preloaded = arm.preloaded();
    return preloaded.isEmpty()
        ? null
        : preloaded.stream().map(seen).collect(Collectors.joining(":"));
  }

  private String javaOptions(String given) {
    List<String> options = new ArrayList<>();
    options.add(given);
    if (arm.by() == Mechanism.JVMTI) {
      options.add("-agentpath:" + seen.apply(arm.mechanism().orElseThrow()));
    }
    arm.agent().ifPresent(jar -> options.add("-javaagent:" + seen.apply(jar)));
    options.addAll(arm.variant().jvm());
    return options.stream().filter(Objects::nonNull).collect(Collectors.joining(" "));
  }
}

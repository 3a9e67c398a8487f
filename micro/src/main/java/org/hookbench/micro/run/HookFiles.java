// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.run;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.Mechanism;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.Variant;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.provenance.Home;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.experiment.results.TemporaryFolder;
import org.hookbench.hook.HookCatalog;
import org.hookbench.hook.Mechanisms;
import org.hookbench.hook.Preload;
import org.hookbench.micro.binding.Binding;
import org.hookbench.micro.fork.Fork;
import org.hookbench.micro.fork.ForkSpec;
import org.hookbench.micro.point.Call;
import org.hookbench.micro.point.Point;

/** The arms with their files, and which functions each hook interposes: found out by loading it. */
final class HookFiles {
  private static final List<String> POSSIBLE = List.of("preload", "env", "mechanism", "hook");
  private static final Set<Mechanism> IN_ONE_PROCESS =
      EnumSet.of(Mechanism.PRELOAD, Mechanism.AUDIT, Mechanism.GOT, Mechanism.DETOUR);
  private final Map<String, Arm> arms;
  private final Map<String, HookFile> files = new LinkedHashMap<>();
  private final Map<String, Boolean> interposed = new HashMap<>();

  HookFiles(Map<String, Arm> arms, HookCatalog catalog) {
    this.arms = arms;
    arms.forEach((label, arm) -> requireOneProcess(label, arm.variant()));
    arms.forEach(
        (label, arm) ->
            hook(label, arm).flatMap(catalog::locate).ifPresent(file -> files.put(label, file)));
  }

  /** The hook of an arm; a key of the long form that has no effect here is refused. */
  private static Optional<Arm.Short> hook(String label, Arm arm) {
    List<Arm.Short> chain = arm.variant().chain();
    if (chain.size() > 1) {
      throw UserError.of(
          "arms: %s: preload: micro calls one hook, not a chain of %s; measure each of them, or the"
              + " chain by macro",
          label, chain.size());
    }
    arm.variant().differences().keySet().stream()
        .filter(key -> !POSSIBLE.contains(key))
        .findFirst()
        .ifPresent(
            key -> {
              throw UserError.of(
                  "arms: %s: %s: has no effect in micro, which takes %s; compare such arms by"
                      + " macro",
                  label, key, POSSIBLE);
            });
    return chain.stream().findFirst();
  }

  private void requireOneProcess(String label, Variant arm) {
    Mechanism by = arm.mechanism();
    if (!IN_ONE_PROCESS.contains(by)) {
      throw UserError.of(
          "arms: %s: mechanism %s cannot be beside unhooked calls in one process; micro takes %s",
          label, Names.of(by), IN_ONE_PROCESS.stream().map(Names::of).toList());
    }
    Arm baseline = arms.values().iterator().next();
    if (by != Mechanism.PRELOAD && !baseline.variant().chain().isEmpty()) {
      throw UserError.of(
          "arms: %s: mechanism %s is compared with libc in micro, not with %s; make none the first"
              + " arm",
          label, Names.of(by), baseline.label());
    }
  }

  /** Refuses to call functions of a mechanism otherwise than by the kernel's two pointers. */
  void requireFor(Binding binding, Call call) {
    arms.values().stream()
        .map(arm -> arm.variant().mechanism())
        .filter(by -> by != Mechanism.PRELOAD && (!binding.isPaired() || call.isDriver()))
        .findFirst()
        .ifPresent(
            by -> {
              throw UserError.of(
                  "%s does not reach mechanism %s; use %s",
                  call.isDriver() ? "driver: " + call.text() : "binding: " + Names.of(binding),
                  Names.of(by),
                  call.isDriver() ? "preload, or one of the named functions" : "duet or probe");
            });
  }

  /** Refuses a driver that cannot be compiled or loaded. */
  static void requireUsable(Call driver) {
    try {
      same(Binding.DUET, driver, null, Map.of());
    } catch (MeasurementFailedException e) {
      throw new UserError(e.getMessage(), e);
    }
  }

  /**
   * Variables that carry the hook of an arm into a process; empty: the kernel loads it.
   *
   * <p>The object with hb_noop is there from the start, since a detour is made then.
   */
  Map<String, String> carrying(String label) {
    Mechanism by = arms.get(label).variant().mechanism();
    Optional<Path> object = Mechanisms.of(by).map(HookFile::path);
    if (object.isEmpty()) {
      return Map.of();
    }
    String hook = files.get(label).path().toString();
    Map<String, String> variables =
        new LinkedHashMap<>(Mechanisms.variables(by, object.get().toString(), hook));
    String noop = Home.find().resolve("native/target/libhbnoop.so").toString();
    variables.put(Preload.VARIABLE, by == Mechanism.AUDIT ? noop : object.get() + ":" + noop);
    return variables;
  }

  /** Whether an arm is the control that interposes nothing. */
  boolean isNullHook(String label) {
    return arms.get(label).variant().chain().equals(List.of(new Arm.Ours("null")));
  }

  /** Variables that configure the hook of an arm. */
  Map<String, String> variables(String label) {
    return arms.get(label).variant().variables();
  }

  Map<String, HookFile> files() {
    return files;
  }

  Optional<HookFile> file(String label) {
    return Optional.ofNullable(files.get(label));
  }

  /** Whether the hook of an arm interposes a call; a hook that cannot be loaded is refused. */
  boolean interposes(String label, Call call) {
    return files.containsKey(label)
        && interposed.computeIfAbsent(label + " " + call, k -> probe(label, call));
  }

  /** All calls that the hook of an arm interposes and that can be measured, as the probe says. */
  List<Call> interposedBy(String label) {
    Path hook = files.get(label).path();
    return Call.NAMED.stream()
        .filter(call -> !same(Binding.PROBE, call, hook, variables(label)))
        .toList();
  }

  private boolean probe(String label, Call call) {
    HookFile file = files.get(label);
    try {
      return !same(Binding.DUET, call, file.path(), variables(label));
    } catch (MeasurementFailedException e) {
      throw UserError.of(
          e,
          "%s: cannot be used as a hook: %s; see docs/reference/hooks.md",
          file.path(),
          e.getMessage());
    }
  }

  /** Whether a process in which nothing is measured finds the same functions on both sides. */
  private static boolean same(
      Binding binding, Call call, Path hook, Map<String, String> variables) {
    try (TemporaryFolder folder = TemporaryFolder.create("probe")) {
      Point point = new Point(call, call.targets().get(0), 1, false, 1);
      ForkSpec spec = new ForkSpec(point, binding, null, hook, 0, 0, folder.path());
      return new Fork(variables).run(spec).same();
    }
  }
}

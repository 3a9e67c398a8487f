package org.hookbench.micro.run;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.experiment.results.TemporaryFolder;
import org.hookbench.hook.HookCatalog;
import org.hookbench.micro.binding.Binding;
import org.hookbench.micro.fork.Fork;
import org.hookbench.micro.fork.ForkReport;
import org.hookbench.micro.fork.ForkSpec;
import org.hookbench.micro.point.Call;
import org.hookbench.micro.point.Point;

/** The arms with their files, and which functions each hook interposes: found out by loading it. */
final class HookFiles {
  private static final List<String> POSSIBLE = List.of("preload", "env");
  private final Map<String, Arm> arms;
  private final Map<String, HookFile> files = new LinkedHashMap<>();
  private final Map<String, Boolean> interposed = new HashMap<>();

  HookFiles(Map<String, Arm> arms, HookCatalog catalog) {
    this.arms = arms;
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

  /** All calls that the hook of an arm interposes and that can be measured. */
  List<Call> interposedBy(String label) {
    return Arrays.stream(Call.values()).filter(call -> interposes(label, call)).toList();
  }

  private boolean probe(String label, Call call) {
    HookFile file = files.get(label);
    try (TemporaryFolder folder = TemporaryFolder.create("probe")) {
      Point point = new Point(call, call.targets().get(0), 1, false, 1);
      ForkSpec spec = new ForkSpec(point, Binding.DUET, null, file.path(), 0, 0, folder.path());
      ForkReport report = new Fork(variables(label)).run(spec);
      return !report.same();
    } catch (MeasurementFailedException e) {
      throw UserError.of(
          e,
          "%s: cannot be used as a hook: %s; see docs/reference/hooks.md",
          file.path(),
          e.getMessage());
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.deploy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.Mechanism;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.Sut;
import org.hookbench.experiment.Variant;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.hook.HookCatalog;
import org.hookbench.hook.Mechanisms;
import org.hookbench.hook.Switchable;

/**
 * An arm and its files.
 *
 * @param label unique in the experiment
 * @param hooks the chain in its processes, in order; empty: none
 * @param mechanism what carries the hook or counts itself; empty: the hooks are preloaded
 * @param agent the jar of its Java agent
 * @param switched the objects around its hook, if one process holds it and the baseline
 */
public record ArmSetup(
    String label,
    Arm arm,
    List<HookFile> hooks,
    Optional<HookFile> mechanism,
    Optional<HookFile> agent,
    Optional<Switchable> switched) {

  /** An arm with at most one hook. */
  public ArmSetup(String label, Arm arm, Optional<HookFile> hook) {
    this(label, arm, hook.stream().toList(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Finds the files of an arm; one that is not there is a UserError. */
  public static ArmSetup of(String label, Arm arm, HookCatalog catalog) {
    Variant variant = arm.variant();
    Mechanism by = variant.mechanism();
    List<HookFile> hooks =
        variant.chain().stream()
            .filter(h -> by.carries())
            .flatMap(h -> catalog.locateForAnyLibc(h).stream())
            .toList();
    hooks.forEach(hook -> Mechanisms.requireFunctions(by, hook));
    return new ArmSetup(
        label, arm, hooks, Mechanisms.of(by), catalog.agent(variant), Optional.empty());
  }

  /** The same arm in one process with the baseline; a hook that cannot be is a UserError. */
  public ArmSetup inSwitch() {
    Switchable around =
        hooks.isEmpty() ? Switchable.aroundNothing() : Switchable.around(hooks.get(0).path());
    return new ArmSetup(label, arm, hooks, mechanism, agent, Optional.of(around));
  }

  ArmSetup labelled(String other) {
    return new ArmSetup(other, arm, hooks, mechanism, agent, switched);
  }

  /** Its label and, in brackets, what differs in it. */
  public String described() {
    String difference = variant().text();
    return label + (difference.equals("none") ? "" : " (" + difference + ")");
  }

  /** What differs in this arm. */
  public Variant variant() {
    return arm.variant();
  }

  /** How the hooks get in. */
  public Mechanism by() {
    return variant().mechanism();
  }

  /** What must be in no other arm: the mechanism and the hooks. */
  public List<HookFile> own() {
    return Stream.concat(mechanism.stream(), hooks.stream()).toList();
  }

  /** What is preloaded, in order. */
  public List<HookFile> preloaded() {
    return switch (by()) {
      case PRELOAD -> around();
      case AUDIT -> List.of();
      default -> by().carries() ? mechanism.stream().toList() : List.of();
    };
  }

  private List<HookFile> around() {
    List<HookFile> all = new ArrayList<>();
    switched.ifPresent(around -> all.add(around.front()));
    all.addAll(hooks);
    switched.ifPresent(around -> all.add(around.behind()));
    return all;
  }

  /** Everything that goes into its processes. */
  public List<HookFile> files() {
    List<HookFile> files = around();
    mechanism.ifPresent(files::add);
    agent.ifPresent(files::add);
    return files;
  }

  /**
   * In front of the command: a mechanism that counts from outside starts the program.
   *
   * @param seen path of a file as the process sees it
   */
  public List<String> wrapper(Function<HookFile, String> seen) {
    return by().isOutside()
        ? List.of(seen.apply(mechanism.orElseThrow()), Names.of(by()))
        : List.of();
  }

  /** The command of this arm: its own, else that of the system under test. */
  public List<String> command(Sut.Deployed sut) {
    return variant().command().isEmpty() ? sut.command() : variant().command();
  }

  /** The image of this arm: its own, else that of the system under test; null: a built-in app. */
  public String image(Sut.Deployed sut) {
    return variant().image() == null ? sut.image() : variant().image();
  }

  /** The files of hooks and agents of all arms, by a name that says which they are. */
  public static Map<String, HookFile> files(Collection<ArmSetup> arms) {
    Map<String, HookFile> files = new LinkedHashMap<>();
    for (ArmSetup arm : arms) {
      for (int i = 0; i < arm.own().size(); i++) {
        files.put(arm.label() + (i == 0 ? "" : "/" + (i + 1)), arm.own().get(i));
      }
      arm.agent().ifPresent(jar -> files.put(arm.label() + "/agent", jar));
      arm.switched().ifPresent(around -> files.put(around.front().name(), around.front()));
      arm.switched().ifPresent(around -> files.put(around.behind().name(), around.behind()));
    }
    return files;
  }
}

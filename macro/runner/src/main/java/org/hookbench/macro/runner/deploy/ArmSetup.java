package org.hookbench.macro.runner.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.Sut;
import org.hookbench.experiment.Variant;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.hook.HookCatalog;
import org.hookbench.hook.Switchable;

/**
 * An arm and its files.
 *
 * @param label unique in the experiment
 * @param hooks the chain that is preloaded, in order; empty: none
 * @param agent the jar of its Java agent
 * @param switched the objects around its hook, if one process holds it and the baseline
 */
public record ArmSetup(
    String label,
    Arm arm,
    List<HookFile> hooks,
    Optional<HookFile> agent,
    Optional<Switchable> switched) {

  /** An arm with at most one hook. */
  public ArmSetup(String label, Arm arm, Optional<HookFile> hook) {
    this(label, arm, hook.stream().toList(), Optional.empty(), Optional.empty());
  }

  /** Finds the files of an arm; one that is not there is a UserError. */
  public static ArmSetup of(String label, Arm arm, HookCatalog catalog) {
    Variant variant = arm.variant();
    List<HookFile> hooks =
        variant.chain().stream().flatMap(h -> catalog.locateForAnyLibc(h).stream()).toList();
    return new ArmSetup(label, arm, hooks, catalog.agent(variant), Optional.empty());
  }

  /** The same arm in one process with the baseline; a hook that cannot be is a UserError. */
  public ArmSetup inSwitch() {
    Switchable around =
        hooks.isEmpty() ? Switchable.aroundNothing() : Switchable.around(hooks.get(0).path());
    return new ArmSetup(label, arm, hooks, agent, Optional.of(around));
  }

  ArmSetup labelled(String other) {
    return new ArmSetup(other, arm, hooks, agent, switched);
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

  /** What is preloaded, in order. */
  public List<HookFile> preloaded() {
    List<HookFile> all = new ArrayList<>();
    switched.ifPresent(around -> all.add(around.front()));
    all.addAll(hooks);
    switched.ifPresent(around -> all.add(around.behind()));
    return all;
  }

  /** Everything that goes into its processes. */
  public List<HookFile> files() {
    List<HookFile> files = preloaded();
    agent.ifPresent(files::add);
    return files;
  }

  /** The command of this arm: its own, else that of the system under test. */
  public List<String> command(Sut.Deployed sut) {
    return variant().command().isEmpty() ? sut.command() : variant().command();
  }

  /** The image of this arm: its own, else that of the system under test; null: a built-in app. */
  public String image(Sut.Deployed sut) {
    return variant().image() == null ? sut.image() : variant().image();
  }
}

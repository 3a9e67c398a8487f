// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.hookbench.experiment.console.UserError;

/** How a hook gets between a program and a function. */
public enum Mechanism {
  /** LD_PRELOAD. */
  PRELOAD(true),
  /** An auditor of the dynamic linker binds references to the hook. */
  AUDIT(true),
  /** The global offset tables of all objects are written. */
  GOT(true),
  /** The first instructions of a function become a jump. */
  DETOUR(true),
  /** Instructions for a system call become a call of page 0. */
  ZPOLINE(true),
  /** Syscall user dispatch: the kernel sends a signal in place of a system call. */
  SUD(true),
  /** Seccomp notifications to a supervisor. */
  SECCOMP(false),
  /** A tracer stops the program at each system call. */
  PTRACE(false),
  /** A breakpoint of the kernel at the start of a function. */
  UPROBE(false),
  /** A breakpoint of the kernel at the return from a function. */
  URETPROBE(false);

  private static final Arm.Short COUNT = new Arm.Ours("count");

  private final boolean carries;

  Mechanism(boolean carries) {
    this.carries = carries;
  }

  /** Whether it runs a hook in the process; otherwise it counts calls from outside. */
  public boolean carries() {
    return carries;
  }

  /** Whether a container without any capability can use it. */
  boolean needsNoRight() {
    return this != ZPOLINE && this != UPROBE && this != URETPROBE;
  }

  /** The short form of an arm: {@code MECHANISM:HOOK}, or a hook to be preloaded. */
  static Arm.Short arm(String text) {
    int colon = text.indexOf(':');
    if (colon < 0 || text.startsWith("delay:") || text.substring(0, colon).contains("/")) {
      return Arm.hook(text);
    }
    Mechanism mechanism = named(text, text.substring(0, colon));
    Arm.Short hook = Arm.hook(text.substring(colon + 1));
    return mechanism == PRELOAD ? hook : new Arm.By(mechanism, hook);
  }

  private static Mechanism named(String arm, String name) {
    return Arrays.stream(values())
        .filter(m -> Names.of(m).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                UserError.of(
                    "arms: '%s': mechanism %s is unknown; possible are %s and delay:TIME; a Java"
                        + " agent is written {name: NAME, agent: FILE.jar}",
                    arm, name, all()));
  }

  private static String all() {
    return Arrays.stream(values())
        .map(m -> Names.of(m) + ":HOOK")
        .collect(Collectors.joining(", "));
  }

  /** Refuses a hook that this mechanism cannot be given. */
  void require(String of, Arm.Short hook) {
    if (this == PRELOAD) {
      return;
    }
    Require.that(
        hook != null && !(hook instanceof Arm.None),
        of
            + "mechanism: %s needs a hook, as in %s:count"
                .formatted(Names.of(this), Names.of(this)));
    Require.that(
        carries || COUNT.equals(hook),
        of
            + "mechanism %s counts calls from outside and runs no hook; write %s:count"
                .formatted(Names.of(this), Names.of(this)));
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.hookbench.experiment.console.UserError;

/** How a hook gets between a program and a function. */
public enum Mechanism {
  /** LD_PRELOAD. */
  PRELOAD(Kind.CARRIES),
  /** An auditor of the dynamic linker binds references to the hook. */
  AUDIT(Kind.CARRIES),
  /** The global offset tables of all objects are written. */
  GOT(Kind.CARRIES),
  /** The first instructions of a function become a jump. */
  DETOUR(Kind.CARRIES),
  /** Instructions for a system call become a call of page 0. */
  ZPOLINE(Kind.CARRIES),
  /** Syscall user dispatch: the kernel sends a signal in place of a system call. */
  SUD(Kind.CARRIES),
  /** An agent stands before native methods of the JDK. */
  JVMTI(Kind.COUNTS_INSIDE),
  /** Seccomp notifications to a supervisor. */
  SECCOMP(Kind.COUNTS_OUTSIDE),
  /** A tracer stops the program at each system call. */
  PTRACE(Kind.COUNTS_OUTSIDE),
  /** A breakpoint of the kernel at the start of a function. */
  UPROBE(Kind.COUNTS_OUTSIDE),
  /** A breakpoint of the kernel at the return from a function. */
  URETPROBE(Kind.COUNTS_OUTSIDE);

  private enum Kind {
    CARRIES,
    COUNTS_INSIDE,
    COUNTS_OUTSIDE
  }

  private static final Arm.Short COUNT = new Arm.Ours("count");

  private final Kind kind;

  Mechanism(Kind kind) {
    this.kind = kind;
  }

  /** Whether it runs a hook in the process; otherwise it counts calls itself. */
  public boolean carries() {
    return kind == Kind.CARRIES;
  }

  /** Whether it counts calls from a process of its own, which starts the program. */
  public boolean isOutside() {
    return kind == Kind.COUNTS_OUTSIDE;
  }

  /** Whether a container without any capability can use it. */
  boolean needsNoRight() {
    return this != ZPOLINE && this != UPROBE && this != URETPROBE;
  }

  /** The short form of an arm: {@code MECHANISM:HOOK}, an agent, or a hook to be preloaded. */
  static Arm.Short arm(String text) {
    int colon = text.indexOf(':');
    if (colon < 0 || text.startsWith("delay:") || text.substring(0, colon).contains("/")) {
      return Arm.hook(text);
    }
    if (text.startsWith(Arm.Agent.PREFIX)) {
      return new Arm.Agent(Path.of(text.substring(Arm.Agent.PREFIX.length())));
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
                    "arms: '%s': mechanism %s is unknown; possible are %s, agent:FILE.jar and"
                        + " delay:TIME",
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
        carries() || COUNT.equals(hook),
        of
            + "mechanism %s counts calls itself and runs no hook; write %s:count"
                .formatted(Names.of(this), Names.of(this)));
  }
}

package org.hookbench.experiment;

import java.util.Arrays;
import java.util.List;
import org.hookbench.experiment.console.UserError;

/** How a hook gets between a program and a function. */
enum Mechanism {
  PRELOAD,
  AUDIT,
  GOT,
  DETOUR,
  UPROBE,
  URETPROBE,
  PTRACE,
  SECCOMP,
  SUD,
  JVMTI,
  AGENT;

  private static final List<Mechanism> POSSIBLE = List.of(PRELOAD);

  /** The hook of {@code MECHANISM:HOOK}; a text without a mechanism is a hook to be preloaded. */
  static String strip(String text) {
    int colon = text.indexOf(':');
    if (colon < 0 || text.startsWith("delay:") || text.substring(0, colon).contains("/")) {
      return text;
    }
    String name = text.substring(0, colon);
    boolean known = Arrays.stream(values()).anyMatch(m -> Names.of(m).equals(name));
    if (!known || !POSSIBLE.contains(Names.parse(Mechanism.class, "arms", name))) {
      throw UserError.of(
          "arms: '%s': mechanism %s%s; possible are %s and delay:TIME; a Java agent is written"
              + " {name: NAME, agent: FILE.jar}",
          text,
          name,
          known ? " cannot be used yet" : " is unknown",
          POSSIBLE.stream().map(m -> Names.of(m) + ":HOOK").toList());
    }
    return text.substring(colon + 1);
  }
}

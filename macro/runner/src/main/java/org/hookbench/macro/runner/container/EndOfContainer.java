package org.hookbench.macro.runner.container;

/** Says why a container ended. */
public final class EndOfContainer {
  private static final int SIGNAL_BASE = 128;

  private EndOfContainer() {}

  /** One sentence, without log lines. */
  public static String tell(ArmContainer arm, boolean outOfMemory, int exit) {
    String who = "the system under test of arm " + arm.label();
    if (outOfMemory) {
      return who
          + " was killed by the kernel because it reached its memory limit"
          + (arm.limits().memory() == null ? "" : " of " + arm.limits().memory())
          + " (OOM kill); raise sut.limits.memory, or give the program a smaller heap";
    }
    return exit > SIGNAL_BASE
        ? who + " was ended by signal " + (exit - SIGNAL_BASE)
        : who + " ended with exit status " + exit;
  }
}

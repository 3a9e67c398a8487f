package org.hookbench.experiment.console;

/** Exit status of every hookbench program. */
public final class ExitStatus {
  public static final int DONE = 0;
  public static final int FAILED = 1;
  public static final int BAD_INPUT = 2;
  public static final int INTERRUPTED = 130;

  private ExitStatus() {}
}

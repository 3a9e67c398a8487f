// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.console;

/** Exit status of every hookbench program. */
public final class ExitStatus {
  public static final int DONE = 0;
  public static final int FAILED = 1;
  public static final int BAD_INPUT = 2;

  /** A gate: the cost is above the budget. */
  public static final int EXCEEDS = 3;

  /** A gate: neither within the budget nor above it. */
  public static final int UNDECIDED = 4;

  /** With --until-decided: not yet decided, and the plan has another look. */
  public static final int GO_ON = 5;

  public static final int INTERRUPTED = 130;

  private ExitStatus() {}
}

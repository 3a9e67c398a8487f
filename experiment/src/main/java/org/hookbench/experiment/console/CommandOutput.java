// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.console;

/**
 * How a command ended and what it printed.
 *
 * @param ended whether it ended within its limit; if not, it was killed
 * @param status its exit status (128 and the signal if a signal ended it); -1 if it was killed
 * @param out standard output, the last mebibytes of it
 * @param errors standard error, in the same bounds
 * @param cut whether the output was longer than what is kept
 */
public record CommandOutput(boolean ended, int status, String out, String errors, boolean cut) {

  /** Whether it ended within its limit with status 0. */
  public boolean ok() {
    return ended && status == 0;
  }
}

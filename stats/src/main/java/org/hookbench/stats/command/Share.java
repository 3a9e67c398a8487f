// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.command;

import org.hookbench.experiment.console.UserError;

/** A confidence or a power as an option gives it: from 0.5 to below 1. */
final class Share {
  private Share() {}

  /** Refuses any other number, and what is none. */
  static void require(String option, double value) {
    if (!(value >= 0.5 && value < 1)) {
      throw UserError.of("%s: %s must be at least 0.5 and less than 1, as in 0.95", option, value);
    }
  }
}

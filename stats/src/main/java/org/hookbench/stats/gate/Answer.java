// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.gate;

/** What a gate says, the worst first. */
public enum Answer {
  /** The interval lies above the budget. */
  EXCEEDS,
  /** The interval holds the budget, or nothing can be said. */
  UNDECIDED,
  /** The interval lies below the budget. */
  WITHIN
}

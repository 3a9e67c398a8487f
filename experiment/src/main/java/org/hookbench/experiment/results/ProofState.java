// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

/** What the evidence of a trial says of one arm. */
public enum ProofState {
  /** The arm is what it says. */
  PROVEN,
  /** It is not, or what should be seen is missing: the trial failed. */
  REFUTED,
  /** The environment cannot show it: the trial is used, with a warning. */
  NOT_PROVABLE
}

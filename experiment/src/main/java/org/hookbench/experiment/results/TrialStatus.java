// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

/** How a trial ended. */
public enum TrialStatus {
  FINISHED,
  FAILED,
  INTERRUPTED
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

/** What the analysis leaves out at the start of each trial, beside the warm-up as measured. */
public enum AnalysisWarmup {
  /** Nothing. */
  AS_MEASURED,
  /** All that came before both arms and their difference settled. */
  AUTO
}

package org.hookbench.experiment.plan;

/** What a sample of the trial is. */
public enum TrialKind {
  /** A batch of calls. */
  MICRO,
  /** A request. */
  MACRO
}

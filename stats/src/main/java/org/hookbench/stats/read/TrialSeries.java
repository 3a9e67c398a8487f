// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.util.List;

/**
 * The series of both arms of a duet, or of the only arm of a trial.
 *
 * @param settledFrom samples that are left out at the start, beside the warm-up as measured
 */
public record TrialSeries(MeasuredTrial trial, List<ArmSeries> arms, int settledFrom) {

  TrialSeries(MeasuredTrial trial, List<ArmSeries> arms) {
    this(trial, arms, 0);
  }

  /** Without its first samples. */
  public TrialSeries from(int first) {
    return first == 0
        ? this
        : new TrialSeries(trial, arms.stream().map(arm -> arm.from(first)).toList(), first);
  }

  /** Reads the raw file of a usable trial. */
  public static TrialSeries read(MeasuredTrial trial, int windows) {
    List<ArmSeries> arms =
        switch (trial.planned().kind()) {
          case MICRO -> CallReduction.reduce(trial, windows);
          case MACRO, PROFILE -> new RequestReduction(trial.requests(), windows).reduce();
          case WORKLOAD -> RunReduction.ofRuns(trial, windows);
          case START -> RunReduction.ofStarts(trial, windows);
        };
    trial.requireCounts(arms);
    return new TrialSeries(trial, arms);
  }

  /** The series of one side of this trial. */
  public TrialSeries of(MeasuredTrial side) {
    ArmSeries own = arm(side.armOfFiles()).named(side.arms().get(0));
    return new TrialSeries(side, List.of(own), settledFrom);
  }

  /** The series of an arm of this trial. */
  public ArmSeries arm(String name) {
    return arms.stream().filter(a -> a.arm().equals(name)).findFirst().orElseThrow();
  }
}

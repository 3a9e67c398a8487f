// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.trial;

import java.nio.file.Path;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.results.TrialRecord;

/** How a kind of trial is measured. */
@FunctionalInterface
public interface TrialMeasurement {

  /**
   * Measures one trial.
   *
   * @param folder where its files go
   * @return what came of it; a trial that fails is a record with the reason, not an exception
   */
  TrialRecord measure(PlannedTrial trial, Path folder);
}

package org.hookbench.macro.load.command;

import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.macro.load.result.LoadResult;

/** Turns a run that failed into the one message and exit status that the user sees. */
final class Failures {
  private Failures() {}

  static void throwIfFailed(LoadResult result) {
    if (result.status() == TrialStatus.FAILED) {
      throw new MeasurementFailedException(result.reason());
    }
  }
}

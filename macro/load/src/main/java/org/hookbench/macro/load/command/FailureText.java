// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.command;

import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.macro.load.result.LoadResult;

/** Turns a run that failed into the one message and exit status that the user sees. */
final class FailureText {
  private FailureText() {}

  static void throwIfFailed(LoadResult result) {
    if (result.status() == TrialStatus.FAILED) {
      throw new MeasurementFailedException(result.reason());
    }
  }

  /** A schedule may have no arrival in the measured time, and the warm-up may take all of it. */
  static void throwIfEmpty(LoadResult result) {
    if (result.status() == TrialStatus.FINISHED
        && result.arms().values().stream().allMatch(arm -> arm.requests() == 0)) {
      throw new MeasurementFailedException(
          "no request was due in the measured time; give a longer --duration, a higher --rate or a"
              + " shorter --warmup");
    }
  }

  /** A run in which all requests of an arm failed has measured nothing. */
  static void throwIfUnanswered(LoadResult result) {
    result
        .arms()
        .forEach(
            (name, arm) -> {
              if (arm.requests() > 0 && arm.errors() == arm.requests()) {
                throw MeasurementFailedException.of(
                    "%s: all %s requests of %s failed %s; check that the server answers there",
                    arm.url(), arm.requests(), name, arm.errorsByKind());
              }
            });
  }
}

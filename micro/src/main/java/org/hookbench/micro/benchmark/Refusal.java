// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.benchmark;

import java.util.concurrent.Callable;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.UserError;

/** Errors of a setup without the stack trace that JMH would print: the message says it all. */
final class Refusal {
  private static final StackTraceElement[] NONE = {};

  private Refusal() {}

  /** Runs a setup. */
  static <T> T shown(Callable<T> setup) throws Exception {
    try {
      return setup.call();
    } catch (UserError | MeasurementFailedException e) {
      e.setStackTrace(NONE);
      throw e;
    }
  }
}

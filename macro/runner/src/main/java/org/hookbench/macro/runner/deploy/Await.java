// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.deploy;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.hookbench.experiment.console.MeasurementFailedException;

/** Waits for what others do, by the clock. */
public final class Await {
  private Await() {}

  /**
   * Asks until it is so.
   *
   * @param step between two questions
   * @return false if it is not so in time
   */
  public static boolean until(Duration atMost, Duration step, BooleanSupplier condition) {
    long endNs = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > endNs) {
        return false;
      }
      try {
        Thread.sleep(step.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new MeasurementFailedException("interrupted while waiting", e);
      }
    }
    return true;
  }
}

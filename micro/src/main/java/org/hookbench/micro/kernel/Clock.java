// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.kernel;

import com.sun.jna.ptr.DoubleByReference;
import org.hookbench.experiment.console.MeasurementFailedException;

/**
 * The clock that times batches.
 *
 * @param costNs median cost of one reading
 * @param granularityNs smallest step seen
 */
public record Clock(double costNs, double granularityNs) {
  /** Measures it. */
  public static Clock measure() {
    DoubleByReference cost = new DoubleByReference();
    DoubleByReference granularity = new DoubleByReference();
    if (Kernel.hb_duet_clock(cost, granularity) < 0) {
      throw new MeasurementFailedException(Kernel.hb_duet_error());
    }
    return new Clock(cost.getValue(), granularity.getValue());
  }
}

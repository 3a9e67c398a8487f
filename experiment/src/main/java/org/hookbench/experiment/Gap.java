// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** Times between bursts, or between requests that come one by one: a shift and a random part. */
public record Gap(
    @JsonPropertyDescription("Shortest time from one burst to the next, of whichever arm.")
        TimeSpan shift,
    @JsonPropertyDescription(
            "Mean of the exponential time that is added to it (default: 0ns, gaps are fixed).")
        TimeSpan scale,
    @JsonPropertyDescription(
            "Where a gap begins: schedule (when the burst before was due) or response (when its"
                + " last response was there) (default: schedule).")
        From from) {
  /** Where a gap begins. */
  public enum From {
    SCHEDULE,
    RESPONSE
  }

  public Gap {
    shift = Require.orElse(shift, TimeSpan.ZERO);
    scale = Require.orElse(scale, TimeSpan.ZERO);
    from = Require.orElse(from, From.SCHEDULE);
    Require.that(
        shift.ns() + scale.ns() > 0,
        "load.gap: shift and scale are both 0; give one of them, as in gap: {shift: 10s}");
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** How much is measured, per arm: a number of requests, or a length of time. */
public record Extent(
    @JsonPropertyDescription(
            "Measured requests per arm (default: 50000, unless duration or trace is given).")
        Long requests,
    @JsonPropertyDescription("Length of the measured part, as in 30s, in place of requests.")
        TimeSpan duration,
    @JsonPropertyDescription("Requests per arm before the measured ones (default: 4000).")
        Integer warmup) {
  static final long DEFAULT_REQUESTS = 50_000;
  static final int DEFAULT_WARMUP = 4_000;
  private static final long MOST_REQUESTS = 1_000_000_000;

  public Extent {
    warmup = Require.orElse(warmup, DEFAULT_WARMUP);
    Require.atLeast("load.warmup", warmup, 0);
    Require.that(
        requests == null || requests > 0, "load.requests: " + requests + " must be at least 1");
    Require.atMost("load.requests", Require.orElse(requests, 0L), MOST_REQUESTS);
    Require.that(
        requests == null || duration == null,
        "load: requests and duration are both given; keep one of them");
    Require.that(
        duration == null || duration.ns() > 0,
        "load.duration: " + duration + " must be more than 0");
  }

  /** With the default number of requests if nothing else ends the measured part. */
  Extent orDefault() {
    return requests == null && duration == null ? new Extent(DEFAULT_REQUESTS, null, warmup) : this;
  }
}

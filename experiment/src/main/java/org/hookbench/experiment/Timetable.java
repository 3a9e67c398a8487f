// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** When requests, or bursts, are due: by a rate, steps of rates, gaps, or a recorded trace. */
public record Timetable(
    @JsonPropertyDescription("Requests, or bursts, per second and arm.") Double rate,
    @JsonPropertyDescription("Rate at the end of duration; it changes linearly from rate.")
        Double rampTo,
    @JsonPropertyDescription("Rates one after the other, each for duration, in place of rate.")
        List<Double> steps,
    @JsonPropertyDescription("Spacing of the times at which requests are due (default: constant).")
        Arrivals arrivals,
    @JsonPropertyDescription(
            "File with one arrival time in seconds per line, in place of rate and steps.")
        String trace,
    @JsonPropertyDescription("Times between bursts, in place of rate, steps and trace.") Gap gap) {
  private static final double MOST_PER_SECOND = 1e9;
  private static final String MUST_BE = " must be more than 0 and at most 1000000000 per second";

  public Timetable {
    steps = Require.orElse(steps, List.of());
    requireOneSource(rate, steps, trace, gap);
    Require.that(rate == null || isRate(rate), "load.rate: " + rate + MUST_BE);
    Require.that(steps.stream().allMatch(Timetable::isRate), "load.steps: each rate" + MUST_BE);
    Require.that(
        rampTo == null || isRate(rampTo) && rate != null,
        "load.rampTo:" + MUST_BE + ", beside a rate and no steps");
    Require.that(
        trace == null && gap == null || arrivals == null,
        "load.arrivals: has no effect beside trace and gap, which say the times; remove it");
    arrivals = trace == null && gap == null ? Require.orElse(arrivals, Arrivals.CONSTANT) : null;
  }

  private static boolean isRate(double perSecond) {
    return perSecond > 0 && perSecond <= MOST_PER_SECOND;
  }

  private static void requireOneSource(Double rate, List<Double> steps, String trace, Gap gap) {
    long sources =
        Stream.of(rate, steps.isEmpty() ? null : steps, trace, gap)
            .filter(Objects::nonNull)
            .count();
    Require.that(
        sources > 0,
        "load.rate: missing; an open or burst load needs a rate of more than 0 per second (or"
            + " steps, a trace, or a gap)");
    Require.that(
        sources == 1, "load: rate, steps, trace and gap exclude each other; keep one of them");
  }

  /** Whether ramp or steps need a duration. */
  void require(TimeSpan duration) {
    Require.that(
        rampTo == null && steps.isEmpty() || duration != null,
        "load.duration: missing; it says how long the ramp or each of the steps lasts");
    Require.that(
        !followsResponses() || duration == null,
        "load.duration: has no effect on gaps from the response, which no schedule knows; give"
            + " requests");
  }

  /** Whether it is one rate all the time. */
  public boolean isSteady() {
    return rate != null && rampTo == null;
  }

  /** Whether several generators can share it: each makes a part of every rate. */
  public boolean isDivisible() {
    return trace == null && gap == null;
  }

  /** Whether the next burst waits for the responses to the one before. */
  public boolean followsResponses() {
    return gap != null && gap.from() == Gap.From.RESPONSE;
  }
}

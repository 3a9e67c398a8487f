package org.hookbench.experiment;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** When requests, or bursts, are due: at a rate, at steps of rates, or as recorded in a trace. */
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
        String trace) {
  private static final double MOST_PER_SECOND = 1e9;
  private static final String MUST_BE = " must be more than 0 and at most 1000000000 per second";

  public Timetable {
    steps = Require.orElse(steps, List.of());
    requireOneSource(rate, steps, trace);
    Require.that(rate == null || isRate(rate), "load.rate: " + rate + MUST_BE);
    Require.that(steps.stream().allMatch(Timetable::isRate), "load.steps: each rate" + MUST_BE);
    Require.that(
        rampTo == null || isRate(rampTo) && rate != null,
        "load.rampTo:" + MUST_BE + ", beside a rate and no steps");
    Require.that(
        trace == null || arrivals == null,
        "load.arrivals: has no effect beside trace, whose times are as recorded; remove it");
    arrivals = trace == null ? Require.orElse(arrivals, Arrivals.CONSTANT) : null;
  }

  private static boolean isRate(double perSecond) {
    return perSecond > 0 && perSecond <= MOST_PER_SECOND;
  }

  private static void requireOneSource(Double rate, List<Double> steps, String trace) {
    int sources = (rate == null ? 0 : 1) + (steps.isEmpty() ? 0 : 1) + (trace == null ? 0 : 1);
    Require.that(
        sources > 0,
        "load.rate: missing; an open or burst load needs a rate of more than 0 per second (or"
            + " steps, or a trace)");
    Require.that(sources == 1, "load: rate, steps and trace exclude each other; keep one of them");
  }

  /** Whether ramp or steps need a duration. */
  void require(TimeSpan duration) {
    Require.that(
        rampTo == null && steps.isEmpty() || duration != null,
        "load.duration: missing; it says how long the ramp or each of the steps lasts");
  }

  /** Whether it is one rate all the time. */
  public boolean isSteady() {
    return rate != null && rampTo == null;
  }
}

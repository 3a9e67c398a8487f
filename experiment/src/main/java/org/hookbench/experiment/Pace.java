package org.hookbench.experiment;

import java.util.List;

/**
 * When requests are made, and how many.
 *
 * @param model closed: the next request of a connection starts when the last one ended; open: at
 *     times fixed in advance; burst: many at each of these times
 * @param requests measured requests per arm; null when duration or trace rules
 * @param duration length of the measured part, as in {@code 30s}; null when requests rules
 * @param warmup requests per arm before the measured ones
 * @param rate requests per second per arm (open), or bursts per second per arm (burst)
 * @param rampTo rate at the end of the duration, reached in a straight line; null: no ramp
 * @param steps rates one after the other, each for the duration; empty: none
 * @param arrivals spacing of open arrivals, or of bursts
 * @param trace file with one arrival time in seconds per line, in place of a rate; null: none
 * @param bursts requests in each burst, repeated from the start
 */
public record Pace(
    Model model,
    Long requests,
    String duration,
    Integer warmup,
    Double rate,
    Double rampTo,
    List<Double> steps,
    Arrivals arrivals,
    String trace,
    List<Integer> bursts) {
  /** The loop. */
  public enum Model {
    CLOSED,
    OPEN,
    BURST
  }

  /** Distribution of the times between open arrivals. */
  public enum Arrivals {
    CONSTANT,
    POISSON,
    SHIFTED_EXPONENTIAL
  }

  static final Pace DEFAULT = new Pace(null, null, null, null, null, null, null, null, null, null);

  public Pace {
    model = Require.orElse(model, Model.CLOSED);
    warmup = Require.orElse(warmup, 4000);
    requests =
        requests == null && duration == null && trace == null ? Long.valueOf(50_000) : requests;
    steps = Require.orElse(steps, List.of());
    arrivals = Require.orElse(arrivals, Arrivals.CONSTANT);
    bursts = Require.orElse(bursts, List.of());
    Require.atLeast("load.warmup", warmup, 0);
    Require.that(
        requests == null || requests > 0, "load.requests: " + requests + " must be at least 1");
    Require.that(
        requests == null || duration == null,
        "load: requests and duration are both given; keep one of them");
    if (duration != null) {
      Units.parseNs("load.duration", duration);
    }
    requireRate(model, rate, steps, trace);
    requireShape(rate, rampTo, steps, duration);
    requireBursts(model, bursts);
  }

  private static void requireRate(Model model, Double rate, List<Double> steps, String trace) {
    boolean given = rate != null || !steps.isEmpty() || trace != null;
    Require.that(
        given || model == Model.CLOSED,
        "load.rate: an open or burst load needs a rate of more than 0 per second");
    Require.that(rate == null || rate > 0, "load.rate: " + rate + " must be more than 0");
    Require.that(
        steps.stream().allMatch(step -> step > 0), "load.steps: each rate must be more than 0");
  }

  private static void requireShape(
      Double rate, Double rampTo, List<Double> steps, String duration) {
    Require.that(
        rampTo == null && steps.isEmpty() || duration != null,
        "load.duration: missing; it says how long the ramp or each of the steps lasts");
    Require.that(
        rampTo == null || rampTo > 0 && rate != null && steps.isEmpty(),
        "load.rampTo: must be more than 0, beside a rate and no steps");
  }

  private static void requireBursts(Model model, List<Integer> bursts) {
    Require.that(
        model == Model.BURST ? !bursts.isEmpty() : bursts.isEmpty(),
        "load.bursts: a burst load, and no other, needs the sizes of its bursts, as in [10, 100]");
    Require.that(
        bursts.stream().allMatch(size -> size > 0), "load.bursts: each must be at least 1");
  }

  /** The duration, which must be there. */
  public long durationNs() {
    return Math.round(Units.parseNs("load.duration", duration));
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * How requests are made. In files a load is one object: the keys of its parts stand side by side.
 * All counts are per arm.
 */
public sealed interface Load permits Load.Http, Load.Cold, Workload, Load.None {
  Http DEFAULT =
      new Closed(
          new Extent(null, null, null),
          null,
          null,
          Clients.DEFAULT,
          Requests.DEFAULT,
          Trust.DEFAULT);

  /** The loop. */
  enum Model {
    CLOSED,
    OPEN,
    BURST,
    COLD
  }

  /** Distribution of the pauses of a closed loop. */
  enum ThinkDistribution {
    FIXED,
    EXPONENTIAL
  }

  /** Short name for files and tables: {@code c1}, {@code open1000-c4}. */
  String label();

  /** Nothing is sent: a workload works by itself. */
  record None() implements Load {
    @Override
    public String label() {
      return "";
    }
  }

  /** Requests of the load generator, in one of three loops. */
  sealed interface Http extends Load permits Closed, Scheduled {
    @JsonProperty("model")
    Model model();

    Extent extent();

    Clients clients();

    Requests request();

    Trust trust();

    @Override
    default String label() {
      return "c" + clients().connections() + (clients().keepAlive() ? "" : "-close");
    }
  }

  /** Requests at times that are fixed in advance. */
  sealed interface Scheduled extends Http permits Open, Bursts {
    Timetable timetable();

    /** Requests at each time, repeated from the start. */
    List<Integer> sizes();

    @Override
    default String label() {
      Double rate = timetable().rate();
      String text = rate == null ? "" : String.valueOf(Math.round(rate));
      return Names.of(model()) + text + "-" + Http.super.label();
    }
  }

  /** The next request of a connection starts when the last one has ended. */
  record Closed(
      @JsonUnwrapped Extent extent,
      @JsonPropertyDescription(
              "Pause between a response and the next request of a closed loop (default: 0ns).")
          TimeSpan thinkTime,
      @JsonPropertyDescription("Distribution of that pause, thinkTime its mean (default: fixed).")
          ThinkDistribution thinkDistribution,
      @JsonUnwrapped Clients clients,
      @JsonUnwrapped Requests request,
      @JsonUnwrapped Trust trust)
      implements Http {
    public Closed {
      extent = extent.orDefault();
      thinkTime = Require.orElse(thinkTime, TimeSpan.ZERO);
      thinkDistribution = Require.orElse(thinkDistribution, ThinkDistribution.FIXED);
      Require.that(
          thinkDistribution == ThinkDistribution.FIXED || thinkTime.ns() > 0,
          "load.thinkDistribution: has no effect without a thinkTime of more than 0; give one, as"
              + " in thinkTime: 1ms");
    }

    @Override
    public Model model() {
      return Model.CLOSED;
    }
  }

  /** Requests at a rate, whatever the responses do. */
  record Open(
      @JsonUnwrapped Extent extent,
      @JsonUnwrapped Timetable timetable,
      @JsonUnwrapped Clients clients,
      @JsonUnwrapped Requests request,
      @JsonUnwrapped Trust trust)
      implements Scheduled {
    public Open {
      timetable.require(extent.duration());
      extent = timetable.trace() == null ? extent.orDefault() : extent;
    }

    @Override
    public Model model() {
      return Model.OPEN;
    }

    @Override
    public List<Integer> sizes() {
      return List.of(1);
    }
  }

  /** Many requests at each of the times. */
  record Bursts(
      @JsonPropertyDescription("Requests in each burst, as in [10, 100], repeated from the start.")
          List<Integer> bursts,
      @JsonUnwrapped Extent extent,
      @JsonUnwrapped Timetable timetable,
      @JsonUnwrapped Clients clients,
      @JsonUnwrapped Requests request,
      @JsonUnwrapped Trust trust)
      implements Scheduled {
    public Bursts {
      bursts = Require.orElse(bursts, List.of());
      Require.that(
          !bursts.isEmpty(),
          "load.bursts: missing; a burst load needs the sizes of its bursts, as in [10, 100]");
      Require.that(
          bursts.stream().allMatch(size -> size > 0), "load.bursts: each must be at least 1");
      timetable.require(extent.duration());
      extent = timetable.trace() == null ? extent.orDefault() : extent;
    }

    @Override
    public Model model() {
      return Model.BURST;
    }

    @Override
    public List<Integer> sizes() {
      return bursts;
    }
  }

  /** One request to each fresh start of an arm; its first byte ends the sample. */
  record Cold(
      @JsonPropertyDescription("Measured starts per arm in a trial (default: 20).") Integer starts,
      @JsonPropertyDescription("Starts per arm before the measured ones (default: 1).")
          Integer warmup,
      @JsonUnwrapped Requests request)
      implements Load {
    private static final int STARTS = 20;
    private static final int MOST_STARTS = 100_000;

    public Cold {
      starts = Require.orElse(starts, STARTS);
      warmup = Require.orElse(warmup, 1);
      Require.atLeast("load.starts", starts, 1);
      Require.atMost("load.starts", starts, MOST_STARTS);
      Require.atLeast("load.warmup", warmup, 0);
      Require.atMost("load.warmup", warmup, MOST_STARTS);
      Require.that(
          request.mix().isEmpty() && request.expectBytes() == null && !request.readsTimings(),
          "load: mix, expectBytes, hops and serviceTimes have no effect with model: cold, which"
              + " makes one request and ends with the first byte; remove them");
    }

    @JsonProperty("model")
    Model model() {
      return Model.COLD;
    }

    @Override
    public String label() {
      return Names.of(model());
    }

    /** Its request as a load of the generator. */
    public Http once() {
      return new Closed(
          new Extent(1L, null, 0), null, null, Clients.DEFAULT, request, Trust.DEFAULT);
    }
  }
}

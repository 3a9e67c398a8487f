// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import java.util.List;

/**
 * One timed request: a row of samples.csv.gz. Times are monotonic nanoseconds since the start of
 * the trial.
 *
 * <p>{@code seq} counts all requests of the trial in the order of the schedule, without gaps. With
 * a arms, the requests of pair (or tuple) p have seq a*p to a*p + a - 1, one for each arm in random
 * order; with one arm a pair is one request. The first {@code warmup} pairs (trial.json) are
 * warm-up.
 *
 * @param intendedNs when it should have been sent by the schedule; equal to sentNs in a closed loop
 * @param sentNs before the first byte was written; -1 if it was not: empty in the file
 * @param firstByteNs when the first byte of the response was there; -1 if none came: empty
 * @param doneNs when the whole response was there, or the error
 * @param status HTTP status, 0 if none came: empty
 * @param bytes of the response, head and body
 * @param error kind of error, empty if none
 */
public record Sample(
    long seq,
    String arm,
    int connection,
    long intendedNs,
    long sentNs,
    long firstByteNs,
    long doneNs,
    int status,
    long bytes,
    String error) {
  /** Name of the file in a trial directory. */
  public static final String FILE = "samples.csv.gz";

  public static final List<String> COLUMNS =
      List.of(
          "seq",
          "arm",
          "connection",
          "intended_ns",
          "sent_ns",
          "first_byte_ns",
          "done_ns",
          "status",
          "bytes",
          "error");

  /** Columns behind them that a file has where there is something in them. */
  public static final List<String> MORE =
      List.of(
          "burst",
          "endpoint",
          "service_cpu_ns",
          "service_wall_ns",
          "hop_1_ns",
          "hop_2_ns",
          "hop_3_ns",
          "hop_4_ns",
          "hop_5_ns",
          "hop_6_ns",
          "hop_7_ns");
}

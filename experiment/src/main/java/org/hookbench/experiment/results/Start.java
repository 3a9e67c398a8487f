// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import java.util.List;

/**
 * One cold start: a row of starts.csv.gz. The starts of pair p have the number p, one for each arm
 * in random order, one after the other. Times but {@code startNs} are from its beginning.
 *
 * @param startNs when it began, on the monotonic clock, from the first of the trial
 * @param createdNs when the engine had made the container, or the cluster its pod; -1: the same
 *     call starts it: empty
 * @param startedNs when the call that started the first process returned, or the pod had an address
 * @param readyNs when the port first accepted a connection
 * @param firstByteNs when the first byte of the answer was there
 * @param status HTTP status of the answer
 * @param refused attempts before that which were refused
 * @param cpuNs CPU time that the arm had used by then; -1 if not known: empty
 * @param instance processes that held the port, as number@start, or the pod, as uid@container;
 *     empty: not seen
 * @param error empty if the status is the expected one
 */
public record Start(
    long pair,
    String arm,
    long startNs,
    long createdNs,
    long startedNs,
    long readyNs,
    long firstByteNs,
    int status,
    long refused,
    long cpuNs,
    String instance,
    String error) {
  /** Name of the file in a trial directory. */
  public static final String FILE = "starts.csv.gz";

  public static final List<String> COLUMNS =
      List.of(
          "pair",
          "arm",
          "start_ns",
          "created_ns",
          "started_ns",
          "ready_ns",
          "first_byte_ns",
          "status",
          "refused",
          "cpu_ns",
          "instance",
          "error");
}

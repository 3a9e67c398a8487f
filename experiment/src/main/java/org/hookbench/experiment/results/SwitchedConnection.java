// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import java.util.List;

/**
 * One connection of a trial whose arms are in one process: a row of switch.csv.gz. What the process
 * recorded is {@link SampleRow#MISSING} if it did not record the connection.
 *
 * @param arm number of the arm
 * @param connection number of the connection, as in the samples
 * @param peerPort port of the client
 * @param recordedArm number of the arm that the process gave it
 * @param hookCalls that went to the hook
 * @param pastCalls that went past it
 * @param samples that were answered, warm-up included
 */
public record SwitchedConnection(
    int arm,
    int connection,
    int peerPort,
    int recordedArm,
    long hookCalls,
    long pastCalls,
    long samples) {
  /** Name of the file in a trial directory. */
  public static final String FILE = "switch.csv.gz";

  public static final List<String> COLUMNS =
      List.of(
          "arm", "connection", "peer_port", "recorded_arm", "hook_calls", "past_calls", "samples");

  /** Whether the process recorded it. */
  public boolean isRecorded() {
    return recordedArm >= 0;
  }
}

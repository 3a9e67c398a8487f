// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import java.util.List;

/**
 * One attempt to set up a connection: a row of connections.csv.gz. Times are monotonic nanoseconds
 * since the start of the trial. A missing number is {@link SampleRow#MISSING} here and an empty
 * cell in the file.
 *
 * @param arm number of the arm
 * @param connection number of the connection, as in the samples
 * @param openedNs when the set-up began
 * @param connectedNs when the connection could be used, or failed; missing if it did neither
 * @param error message of the system; empty if the connection was made
 * @param handshakeNs duration of the TLS handshake; missing if none began
 * @param tls protocol and cipher suite; empty without TLS
 * @param localPort port of the load generator's end; missing if it had none
 */
public record ConnectionSetup(
    int arm,
    int connection,
    long openedNs,
    long connectedNs,
    String error,
    long handshakeNs,
    String tls,
    int localPort) {
  /** Name of the file in a trial directory. */
  public static final String FILE = "connections.csv.gz";

  public static final List<String> COLUMNS =
      List.of(
          "arm",
          "connection",
          "opened_ns",
          "connected_ns",
          "error",
          "handshake_ns",
          "tls",
          "local_port");

  /** Returns the same set-up by another clock, on a connection with a higher number. */
  public ConnectionSetup moved(int connections, long shiftNs) {
    return new ConnectionSetup(
        arm,
        connection + connections,
        openedNs + shiftNs,
        connectedNs < 0 ? connectedNs : connectedNs + shiftNs,
        error,
        handshakeNs,
        tls,
        localPort);
  }
}

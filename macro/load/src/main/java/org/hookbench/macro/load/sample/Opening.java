package org.hookbench.macro.load.sample;

import java.util.List;

/**
 * One attempt to set up a connection: a row of connections.csv.gz.
 *
 * @param openedNs when it was begun, since the start of the run
 * @param connectedNs when it could be used, or the failure
 * @param error what the system said, empty if it was made
 * @param handshakeNs how much of that time TLS took, {@link #NO_TLS} if there was none
 * @param tls protocol and cipher suite; empty without TLS
 */
public record Opening(
    int arm,
    int connection,
    long openedNs,
    long connectedNs,
    String error,
    long handshakeNs,
    String tls) {
  /** No handshake was begun. */
  public static final long NO_TLS = -1;

  /** Name of the file. */
  public static final String FILE = "connections.csv.gz";

  public static final List<String> COLUMNS =
      List.of("arm", "connection", "opened_ns", "connected_ns", "error", "handshake_ns", "tls");

  /** The same by another clock, on a connection with a higher number. */
  public Opening moved(int connections, long shiftNs) {
    return new Opening(
        arm,
        connection + connections,
        openedNs + shiftNs,
        connectedNs + shiftNs,
        error,
        handshakeNs,
        tls);
  }
}

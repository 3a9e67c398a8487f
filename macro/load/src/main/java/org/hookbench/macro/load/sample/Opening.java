package org.hookbench.macro.load.sample;

import java.util.List;

/**
 * One attempt to set up a connection: a row of connections.csv.gz.
 *
 * @param openedNs when it was begun, since the start of the run
 * @param connectedNs when it was there, or the failure
 * @param error what the system said, empty if it was made
 */
public record Opening(int arm, int connection, long openedNs, long connectedNs, String error) {
  /** Name of the file. */
  public static final String FILE = "connections.csv.gz";

  public static final List<String> COLUMNS =
      List.of("arm", "connection", "opened_ns", "connected_ns", "error");

  /** The same by another clock, on a connection with a higher number. */
  public Opening moved(int connections, long shiftNs) {
    return new Opening(
        arm, connection + connections, openedNs + shiftNs, connectedNs + shiftNs, error);
  }
}

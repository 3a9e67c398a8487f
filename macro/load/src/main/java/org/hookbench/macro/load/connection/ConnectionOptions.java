package org.hookbench.macro.load.connection;

import org.hookbench.experiment.Load;
import org.hookbench.experiment.Units;

/**
 * How connections are used.
 *
 * @param timeoutNs longest wait for one response, connection set-up included
 * @param requestsPerConnection after how many requests we close
 * @param expectStatus any other status is an error
 * @param expectBytes any other length of the body is an error, unless it is {@link #ANY_LENGTH}
 */
public record ConnectionOptions(
    long timeoutNs, long requestsPerConnection, int expectStatus, long expectBytes) {
  /** Any length of the body is right. */
  static final long ANY_LENGTH = -1;

  public static ConnectionOptions of(Load load) {
    long perConnection =
        load.requestsPerConnection() == null ? Long.MAX_VALUE : load.requestsPerConnection();
    return new ConnectionOptions(
        Math.round(Units.parseNs("load.timeout", load.timeout())),
        load.keepAlive() ? perConnection : 1,
        load.expectStatus(),
        load.expectBytes() == null ? ANY_LENGTH : load.expectBytes());
  }
}

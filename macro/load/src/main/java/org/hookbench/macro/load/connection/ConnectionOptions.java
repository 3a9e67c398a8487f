// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.connection;

import org.hookbench.experiment.Clients;
import org.hookbench.experiment.Load;
import org.hookbench.macro.load.http.ResponseParser;
import org.hookbench.macro.load.sample.ErrorKind;

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
  private static final long ANY_LENGTH = -1;

  public static ConnectionOptions of(Load.Http load) {
    Clients clients = load.clients();
    Integer most = clients.requestsPerConnection();
    long perConnection = most == null ? Long.MAX_VALUE : most;
    Long bytes = load.request().expectBytes();
    return new ConnectionOptions(
        clients.timeout().ns(),
        clients.keepAlive() ? perConnection : 1,
        load.request().expectStatus(),
        bytes == null ? ANY_LENGTH : bytes);
  }

  /** Returns the same options, but connections are closed after at most {@code requests}. */
  public ConnectionOptions renewedAfter(long requests) {
    return new ConnectionOptions(
        timeoutNs, Math.min(requests, requestsPerConnection), expectStatus, expectBytes);
  }

  /** Returns what is wrong with a response that came whole. */
  ErrorKind check(ResponseParser response) {
    if (response.status() != expectStatus) {
      return ErrorKind.STATUS;
    }
    boolean right = expectBytes == ANY_LENGTH || response.bodyBytes() == expectBytes;
    return right ? ErrorKind.NONE : ErrorKind.LENGTH;
  }
}

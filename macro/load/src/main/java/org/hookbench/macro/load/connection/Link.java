// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.connection;

import java.nio.ByteBuffer;
import org.hookbench.macro.load.sample.ErrorKind;

/**
 * What carries the bytes of a {@link Connection}: a socket, or in tests a server that the test
 * plays. A link never blocks; the loop that owns it calls it.
 */
public interface Link {
  /** {@link #read} returns it when the connection was lost. */
  int FAILED = -2;

  /**
   * {@link #read} returns it when the channel ended, but not in the way that the protocol asks for.
   */
  int CUT_OFF = -3;

  /** How far the set-up is. */
  enum State {
    CLOSED,
    CONNECTING,
    SECURING,
    OPEN
  }

  State state();

  /** Returns why the link could not be made, or was lost. */
  ErrorKind failure();

  /** Begins to connect; {@code connection} becomes ready when there is more to do. */
  void connect(Connection connection);

  /** Goes on with the set-up; {@link #state} says how it went. */
  void proceed();

  /** Notes the time of the send in the exchange, then writes as {@link #write} does. */
  boolean send(ByteBuffer request);

  /** Writes as much as the link takes now; false if the connection was lost. */
  boolean write(ByteBuffer request);

  /**
   * Says whether the owner reads again and again, so that nothing needs to wake it up for a
   * response.
   */
  void polled(boolean byOwner);

  /** Returns whether some of a request is not written yet. */
  boolean unsent(ByteBuffer request);

  /** Returns whether the link takes more of a request that is not written yet. */
  boolean writable(ByteBuffer request);

  boolean readable();

  /**
   * Reads what is there: 0 if nothing is, -1 at the end, {@link #CUT_OFF} or {@link #FAILED}
   * otherwise.
   */
  int read(ByteBuffer into);

  /** Returns whether the server is known to have closed the connection. */
  boolean ended();

  void close();
}

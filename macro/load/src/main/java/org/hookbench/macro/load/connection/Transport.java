// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.hookbench.macro.load.http.HttpTarget;
import org.hookbench.macro.load.tls.Encryption;

/** How bytes pass through a channel: as they are, or in TLS. Never blocks. */
sealed interface Transport permits PlainTransport, TlsTransport {
  /** Makes the transport that a target needs. */
  static Transport to(HttpTarget target, Encryption encryption) {
    return target.secure() ? new TlsTransport(target, encryption) : new PlainTransport();
  }

  /** Takes a channel that is connected. */
  void open(SocketChannel connected) throws IOException;

  /** Goes on until requests can be written; false if it has to wait for the channel. */
  boolean secure() throws IOException;

  /** Prepares the first bytes of a request, before its send time is taken. */
  void prepare(ByteBuffer request) throws IOException;

  /** Writes what the channel takes. */
  void write(ByteBuffer request) throws IOException;

  /** Whether it took bytes that it could not write yet. */
  boolean pending();

  /**
   * Reads what is there; 0 if nothing is, -1 at the end, {@link Link#CUT_OFF} at an untimely one.
   */
  int read(ByteBuffer into) throws IOException;

  /** Whether it is known already that the next read will be at the end. */
  boolean ended();

  /** Ends the protocol, as far as the channel permits; the channel is closed next. */
  void close();

  /** Protocol and cipher suite; empty if there are none. */
  String protocol();
}

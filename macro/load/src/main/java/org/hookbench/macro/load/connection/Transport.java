package org.hookbench.macro.load.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.hookbench.macro.load.http.Target;
import org.hookbench.macro.load.tls.Encryption;

/** How bytes pass through a channel: as they are, or in TLS. Never blocks. */
sealed interface Transport permits PlainTransport, TlsTransport {
  /** The one that a target needs. */
  static Transport to(Target target, Encryption encryption) {
    return target.secure() ? new TlsTransport(target, encryption) : new PlainTransport();
  }

  /** Takes a channel that is connected. */
  void open(SocketChannel connected) throws IOException;

  /** Goes on until requests can be written; false if it has to wait for the channel. */
  boolean secure() throws IOException;

  /** Does what is to be done before the first byte of a request goes to the channel. */
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

  /** Takes leave of the server, as far as the channel lets it; the channel is closed next. */
  void close();

  /** Protocol and cipher suite; empty if there are none. */
  String protocol();
}

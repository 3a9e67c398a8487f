// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.hookbench.macro.load.http.HttpTarget;
import org.hookbench.macro.load.tls.Encryption;

/**
 * Bytes in TLS, a new engine for each channel. All that the engine computes it computes on the
 * thread that calls; nothing but the engine allocates. Its buffers are arrays: of others the
 * ciphers of the JDK make copies.
 */
final class TlsTransport implements Transport {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
  private static final int RECORDS = 2;

  private final HttpTarget target;
  private final Encryption encryption;
  private SocketChannel channel;
  private SSLEngine engine;
  private ByteBuffer received = NOTHING;
  private ByteBuffer encrypted = NOTHING;

  TlsTransport(HttpTarget target, Encryption encryption) {
    this.target = target;
    this.encryption = encryption;
  }

  @Override
  public void open(SocketChannel connected) throws IOException {
    channel = connected;
    engine = encryption.engine(target);
    if (received == NOTHING) {
      int recordBytes = engine.getSession().getPacketBufferSize();
      received = ByteBuffer.allocate(RECORDS * recordBytes);
      encrypted = ByteBuffer.allocate(recordBytes);
    }
    received.clear().limit(0);
    encrypted.clear().limit(0);
    engine.beginHandshake();
  }

  @Override
  public boolean secure() throws IOException {
    if (!flush()) {
      return false;
    }
    boolean over = receive() < 0;
    while (handshaking() && step(NOTHING)) {}
    if (over && handshaking()) {
      throw new SSLException("the server closed the connection in the handshake");
    }
    return !handshaking() && flush();
  }

  private boolean handshaking() {
    return engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING;
  }

  /** Does the next thing that the engine asks for; false if it has to wait for the channel. */
  private boolean step(ByteBuffer into) throws IOException {
    if (engine.isInboundDone()) {
      return false;
    }
    return switch (engine.getHandshakeStatus()) {
      case NEED_TASK -> work();
      case NEED_WRAP -> flush() && encrypt(NOTHING) && flush();
      default -> received.hasRemaining() && engine.unwrap(received, into).getStatus() == Status.OK;
    };
  }

  private boolean work() {
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
    return true;
  }

  @Override
  public void prepare(ByteBuffer request) throws IOException {
    if (!encrypted.hasRemaining()) {
      mustEncrypt(request);
    }
  }

  @Override
  public void write(ByteBuffer request) throws IOException {
    while (flush() && request.hasRemaining()) {
      mustEncrypt(request);
    }
  }

  private void mustEncrypt(ByteBuffer request) throws IOException {
    if (!encrypt(request)) {
      throw new SSLException("the server has ended TLS");
    }
  }

  /** Makes one record; false if the engine has none to make. */
  private boolean encrypt(ByteBuffer from) throws IOException {
    encrypted.clear();
    try {
      return engine.wrap(from, encrypted).bytesProduced() > 0;
    } finally {
      encrypted.flip();
    }
  }

  private boolean flush() throws IOException {
    if (encrypted.hasRemaining()) {
      channel.write(encrypted);
    }
    return !encrypted.hasRemaining();
  }

  @Override
  public boolean pending() {
    return encrypted.hasRemaining();
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    int start = into.position();
    int n = receive();
    while (step(into)) {}
    int decrypted = into.position() - start;
    if (decrypted > 0) {
      return decrypted;
    }
    if (engine.isInboundDone()) {
      return -1;
    }
    return n < 0 ? Link.CUT_OFF : 0;
  }

  private int receive() throws IOException {
    received.compact();
    try {
      return channel.read(received);
    } finally {
      received.flip();
    }
  }

  @Override
  public boolean ended() {
    return engine.isInboundDone();
  }

  /** Sends what the engine still has to say: that this is the end, or why the server is refused. */
  @Override
  public void close() {
    try {
      engine.closeOutbound();
      while (flush() && !engine.isOutboundDone() && encrypt(NOTHING)) {}
    } catch (IOException e) {
      // The server sees the end of the channel in any case.
    }
  }

  @Override
  public String protocol() {
    return engine.getSession().getProtocol() + " " + engine.getSession().getCipherSuite();
  }
}

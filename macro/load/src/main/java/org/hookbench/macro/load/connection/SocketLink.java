// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.connection;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLException;
import org.hookbench.experiment.results.ConnectionSetup;
import org.hookbench.experiment.results.SampleRow;
import org.hookbench.macro.load.http.HttpTarget;
import org.hookbench.macro.load.sample.ErrorKind;
import org.hookbench.macro.load.sample.Exchange;

/** The socket under a connection, and what the selector watches of it. */
final class SocketLink implements Link {
  private static final long NOT_YET = -1;

  private final Sockets sockets;
  private final HttpTarget target;
  private final Exchange owner;
  private final Transport transport;
  private State state = State.CLOSED;
  private ErrorKind failure = ErrorKind.NONE;
  private SocketChannel channel;
  private SelectionKey key;
  private boolean polled;
  private long openedNs;
  private long securingNs;

  SocketLink(Sockets sockets, HttpTarget target, Exchange owner, Transport transport) {
    this.sockets = sockets;
    this.target = target;
    this.owner = owner;
    this.transport = transport;
  }

  @Override
  public State state() {
    return state;
  }

  @Override
  public ErrorKind failure() {
    return failure;
  }

  @Override
  public void connect(Connection connection) {
    openedNs = sockets.clock().nowNs();
    securingNs = NOT_YET;
    try {
      channel = sockets.ports() == null ? fromAnyPort() : fromPortOfArm(sockets.ports());
      boolean connected = channel.isConnected();
      int interest = connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT;
      key = channel.register(sockets.selector(), interest, connection);
      sockets.wakeUp();
      state = State.CONNECTING;
      if (connected) {
        connected();
      }
    } catch (IOException | RuntimeException e) {
      failed(e);
    }
  }

  private SocketChannel fromAnyPort() throws IOException {
    channel = SocketChannel.open();
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.connect(target.address());
    return channel;
  }

  private SocketChannel fromPortOfArm(LocalPorts ports) throws IOException {
    owner.connection = ports.nextConnection(owner.arm);
    return ports.connect(owner.arm, target.address());
  }

  @Override
  public void proceed() {
    try {
      if (state == State.CONNECTING && channel.finishConnect()) {
        connected();
      } else if (state == State.SECURING) {
        secure();
      }
    } catch (IOException e) {
      failed(e);
    }
  }

  private void connected() throws IOException {
    securingNs = target.secure() ? sockets.clock().nowNs() : NOT_YET;
    transport.open(channel);
    state = State.SECURING;
    secure();
  }

  private void secure() throws IOException {
    if (transport.secure()) {
      report("", transport.protocol());
      state = State.OPEN;
    }
    watch(transport.pending());
  }

  private void failed(Exception e) {
    failure = securingNs == NOT_YET ? ErrorKind.CONNECT : ErrorKind.TLS;
    report(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(), "");
    close();
  }

  private void report(String error, String tls) {
    long nowNs = sockets.clock().nowNs();
    long handshakeNs = securingNs == NOT_YET ? SampleRow.MISSING : nowNs - securingNs;
    sockets.report(
        new ConnectionSetup(
            owner.arm, owner.connection, openedNs, nowNs, error, handshakeNs, tls, localPort()));
  }

  private int localPort() {
    int port = channel == null ? 0 : channel.socket().getLocalPort();
    return port > 0 ? port : SampleRow.MISSING;
  }

  @Override
  public boolean send(ByteBuffer request) {
    try {
      transport.prepare(request);
    } catch (IOException e) {
      return lost(e);
    }
    owner.sentNs = sockets.clock().nowNs();
    return write(request);
  }

  @Override
  public boolean write(ByteBuffer request) {
    try {
      transport.write(request);
      watch(unsent(request));
      return true;
    } catch (IOException e) {
      return lost(e);
    }
  }

  private boolean lost(IOException e) {
    failure = e instanceof SSLException ? ErrorKind.TLS : ErrorKind.RESET;
    return false;
  }

  private void watch(boolean write) {
    int read = polled && state == State.OPEN ? 0 : SelectionKey.OP_READ;
    int interest = read | (write ? SelectionKey.OP_WRITE : 0);
    if (key.interestOps() != interest) {
      key.interestOps(interest);
      sockets.wakeUp();
    }
  }

  /**
   * The selector does not watch for responses while the owner polls: to report each one costs the
   * kernel 0.4 µs and more.
   */
  @Override
  public void polled(boolean byOwner) {
    polled = byOwner;
    if (state == State.OPEN) {
      watch((key.interestOps() & SelectionKey.OP_WRITE) != 0);
    }
  }

  @Override
  public boolean unsent(ByteBuffer request) {
    return request.hasRemaining() || transport.pending();
  }

  @Override
  public boolean writable(ByteBuffer request) {
    return unsent(request) && state == State.OPEN && key.isValid() && key.isWritable();
  }

  @Override
  public boolean readable() {
    return state == State.OPEN && key.isValid() && key.isReadable();
  }

  @Override
  public int read(ByteBuffer into) {
    try {
      return transport.read(into);
    } catch (IOException e) {
      lost(e);
      return FAILED;
    }
  }

  @Override
  public boolean ended() {
    return transport.ended();
  }

  @Override
  public void close() {
    if (state == State.SECURING || state == State.OPEN) {
      transport.close();
    }
    state = State.CLOSED;
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // It is gone either way, and what it carried was recorded.
    }
    channel = null;
  }
}

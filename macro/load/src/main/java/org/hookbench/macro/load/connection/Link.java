package org.hookbench.macro.load.connection;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.hookbench.macro.load.http.Target;
import org.hookbench.macro.load.sample.Exchange;
import org.hookbench.macro.load.sample.Opening;

/** The socket under a connection, and what the selector watches of it; never blocks. */
final class Link {
  static final int RESET = -2;

  enum State {
    CLOSED,
    CONNECTING,
    OPEN
  }

  private final Wire wire;
  private final Target target;
  private final Exchange owner;
  private State state = State.CLOSED;
  private SocketChannel channel;
  private SelectionKey key;
  private long openedNs;

  /** A link that is not open; {@code owner} says whose it is. */
  Link(Wire wire, Target target, Exchange owner) {
    this.wire = wire;
    this.target = target;
    this.owner = owner;
  }

  State state() {
    return state;
  }

  /**
   * Begins to connect; the state says what became of it. The selector tells {@code connection} when
   * it goes on.
   */
  void connect(Connection connection) {
    openedNs = wire.clock().nowNs();
    try {
      channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      boolean connected = channel.connect(target.address());
      int interest = connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT;
      key = channel.register(wire.selector(), interest, connection);
      wire.selector().wakeup();
      if (connected) {
        opened();
      } else {
        state = State.CONNECTING;
      }
    } catch (IOException | RuntimeException e) {
      failed(e);
    }
  }

  /** Goes on connecting. */
  void finishConnect() {
    try {
      if (channel.finishConnect()) {
        key.interestOps(SelectionKey.OP_READ);
        opened();
      }
    } catch (IOException e) {
      failed(e);
    }
  }

  private void opened() {
    state = State.OPEN;
    tell("");
  }

  private void failed(Exception e) {
    tell(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    close();
  }

  private void tell(String error) {
    long nowNs = wire.clock().nowNs();
    wire.openings().accept(new Opening(owner.arm, owner.connection, openedNs, nowNs, error));
  }

  /**
   * Writes what the socket takes; for the rest the selector tells when it takes more. False if the
   * connection was reset.
   */
  boolean write(ByteBuffer bytes) {
    try {
      channel.write(bytes);
      int interest = bytes.hasRemaining() ? SelectionKey.OP_WRITE : 0;
      if (key.interestOps() != (interest | SelectionKey.OP_READ)) {
        key.interestOps(interest | SelectionKey.OP_READ);
        wire.selector().wakeup();
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  boolean writable() {
    return state == State.OPEN && key.isValid() && key.isWritable();
  }

  boolean readable() {
    return state == State.OPEN && key.isValid() && key.isReadable();
  }

  /** Reads what is there; -1 at its end, {@link #RESET} if the connection was reset. */
  int read(ByteBuffer into) {
    try {
      return channel.read(into);
    } catch (IOException e) {
      return RESET;
    }
  }

  void close() {
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

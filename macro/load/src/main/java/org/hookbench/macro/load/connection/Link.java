package org.hookbench.macro.load.connection;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLException;
import org.hookbench.experiment.results.ConnectionSetup;
import org.hookbench.experiment.results.SampleRow;
import org.hookbench.macro.load.http.Target;
import org.hookbench.macro.load.sample.ErrorKind;
import org.hookbench.macro.load.sample.Exchange;
import org.hookbench.macro.load.tls.Encryption;

/** The socket under a connection, and what the selector watches of it; never blocks. */
final class Link {
  static final int FAILED = -2;

  private static final long NOT_YET = -1;

  enum State {
    CLOSED,
    CONNECTING,
    SECURING,
    OPEN
  }

  private final LoopContext context;
  private final Target target;
  private final Exchange owner;
  private final Transport transport;
  private State state = State.CLOSED;
  private ErrorKind failure = ErrorKind.NONE;
  private SocketChannel channel;
  private SelectionKey key;
  private boolean polled;
  private long openedNs;
  private long securingNs;

  /** A link that is not open; {@code owner} says whose it is. */
  Link(LoopContext context, Target target, Exchange owner, Encryption encryption) {
    this.context = context;
    this.target = target;
    this.owner = owner;
    this.transport = Transport.to(target, encryption);
  }

  State state() {
    return state;
  }

  /** Why it could not be made, or was lost. */
  ErrorKind failure() {
    return failure;
  }

  /** Begins to connect; the selector tells {@code connection} when it goes on. */
  void connect(Connection connection) {
    openedNs = context.clock().nowNs();
    securingNs = NOT_YET;
    try {
      channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      boolean connected = channel.connect(target.address());
      int interest = connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT;
      key = channel.register(context.selector(), interest, connection);
      context.selector().wakeup();
      state = State.CONNECTING;
      if (connected) {
        connected();
      }
    } catch (IOException | RuntimeException e) {
      failed(e);
    }
  }

  /** Goes on with the set-up; the state says what became of it. */
  void proceed() {
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
    securingNs = target.secure() ? context.clock().nowNs() : NOT_YET;
    transport.open(channel);
    state = State.SECURING;
    secure();
  }

  private void secure() throws IOException {
    if (transport.secure()) {
      tell("", transport.protocol());
      state = State.OPEN;
    }
    watch(transport.pending());
  }

  private void failed(Exception e) {
    failure = securingNs == NOT_YET ? ErrorKind.CONNECT : ErrorKind.TLS;
    tell(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(), "");
    close();
  }

  private void tell(String error, String tls) {
    long nowNs = context.clock().nowNs();
    long handshakeNs = securingNs == NOT_YET ? SampleRow.MISSING : nowNs - securingNs;
    context
        .setups()
        .accept(
            new ConnectionSetup(
                owner.arm,
                owner.connection,
                openedNs,
                nowNs,
                error,
                handshakeNs,
                tls,
                localPort()));
  }

  private int localPort() {
    int port = channel == null ? 0 : channel.socket().getLocalPort();
    return port > 0 ? port : SampleRow.MISSING;
  }

  /** Begins to write a request, and tells its owner when; goes on as {@link #write}. */
  boolean send(ByteBuffer request) {
    try {
      transport.prepare(request);
    } catch (IOException e) {
      return lost(e);
    }
    owner.sentNs = context.clock().nowNs();
    return write(request);
  }

  /** Writes what the socket takes; the selector tells when it takes more. False if it is lost. */
  boolean write(ByteBuffer request) {
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
      context.selector().wakeup();
    }
  }

  /**
   * Says whether the owner reads again and again. The selector does not watch for responses then:
   * the kernel takes 0.4 µs and more to tell it of each.
   */
  void polled(boolean byOwner) {
    polled = byOwner;
    if (state == State.OPEN) {
      watch((key.interestOps() & SelectionKey.OP_WRITE) != 0);
    }
  }

  /** Whether the socket has not taken all of a request. */
  boolean unsent(ByteBuffer request) {
    return request.hasRemaining() || transport.pending();
  }

  /** Whether the socket takes more of a request that it has not taken whole. */
  boolean writable(ByteBuffer request) {
    return unsent(request) && state == State.OPEN && key.isValid() && key.isWritable();
  }

  boolean readable() {
    return state == State.OPEN && key.isValid() && key.isReadable();
  }

  /** As {@link Transport#read}; {@link #FAILED} if the connection was lost. */
  int read(ByteBuffer into) {
    try {
      return transport.read(into);
    } catch (IOException e) {
      lost(e);
      return FAILED;
    }
  }

  /** Whether the server has taken its leave already. */
  boolean ended() {
    return transport.ended();
  }

  void close() {
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

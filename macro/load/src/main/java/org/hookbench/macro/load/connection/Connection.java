package org.hookbench.macro.load.connection;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import org.hookbench.macro.load.http.Mix;
import org.hookbench.macro.load.http.Outcome;
import org.hookbench.macro.load.http.ResponseParser;
import org.hookbench.macro.load.http.Target;
import org.hookbench.macro.load.sample.ErrorKind;
import org.hookbench.macro.load.sample.Exchange;
import org.hookbench.macro.load.sample.Opening;

/**
 * One connection to one target with at most one request under way. It connects when a request needs
 * it to, and times each request; whatever goes wrong ends the request with an error, never with an
 * exception. What it tells {@code done} it tells while it is locked.
 */
public final class Connection {
  /** Intended time of a request that is intended whenever it is sent. */
  public static final long WHEN_SENT = -1;

  private enum State {
    CLOSED,
    CONNECTING,
    IDLE,
    BUSY
  }

  private final Wire wire;
  private final Target target;
  private final ConnectionOptions options;
  private final Mix mix;
  private final ByteBuffer[] requestsOfMix;
  private final ResponseParser parser = new ResponseParser();
  private final Exchange exchange = new Exchange();
  private final Consumer<Connection> done;
  private State state = State.CLOSED;
  private ByteBuffer request;
  private SocketChannel channel;
  private SelectionKey key;
  private long requests;
  private long openedNs;
  private long deadlineNs;
  private boolean whenSent;
  private boolean pending;

  /** A connection that tells {@code done} of the end of each request. */
  public Connection(
      Wire wire, Target target, Mix mix, ConnectionOptions options, Consumer<Connection> done) {
    this.wire = wire;
    this.target = target;
    this.options = options;
    this.mix = mix;
    this.requestsOfMix =
        mix.requests().stream().map(r -> r.bytes().duplicate()).toArray(ByteBuffer[]::new);
    this.request = requestsOfMix[0];
    this.done = done;
  }

  /** Says whose requests these are. */
  public Connection named(int arm, int connection) {
    exchange.arm = arm;
    exchange.connection = connection;
    return this;
  }

  /** The request under way, or the last one. */
  public Exchange exchange() {
    return exchange;
  }

  /** Begins a request of a pair; its end may come before this returns. */
  public synchronized void begin(long pair, long seq, long intendedNs) {
    long nowNs = wire.clock().nowNs();
    whenSent = intendedNs == WHEN_SENT;
    exchange.begin(seq, whenSent ? nowNs : intendedNs);
    int kind = mix.of(pair);
    parser.expectNoBody(mix.requests().get(kind).responseHasNoBody());
    request = requestsOfMix[kind].rewind();
    deadlineNs = nowNs + options.timeoutNs();
    pending = true;
    if (state == State.IDLE) {
      send();
    } else if (state == State.CLOSED) {
      connect();
    }
  }

  /** Connects without a request. */
  public synchronized void open() {
    if (state == State.CLOSED) {
      connect();
    }
  }

  private boolean busy() {
    return pending || state == State.BUSY;
  }

  /** Ends the request under way if its time is over. */
  public synchronized void expire(long nowNs) {
    if (busy() && nowNs >= deadlineNs) {
      fail(ErrorKind.TIMEOUT);
    }
  }

  /** Ends the request under way because the run is over. */
  public synchronized void interrupt() {
    if (busy()) {
      fail(ErrorKind.INTERRUPTED);
    }
  }

  /** Closes the connection; the next request makes a new one. */
  public synchronized void close() {
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

  private void connect() {
    state = State.CONNECTING;
    requests = 0;
    openedNs = wire.clock().nowNs();
    try {
      channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      boolean connected = channel.connect(target.address());
      int interest = connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT;
      key = channel.register(wire.selector(), interest, this);
      wire.selector().wakeup();
      if (connected) {
        connected();
      }
    } catch (IOException | RuntimeException e) {
      connectFailed(e);
    }
  }

  private void connected() {
    opened("");
    state = State.IDLE;
    if (pending) {
      send();
    }
  }

  private void connectFailed(Exception e) {
    opened(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    if (pending) {
      fail(ErrorKind.CONNECT);
    } else {
      close();
    }
  }

  private void opened(String error) {
    wire.openings()
        .accept(
            new Opening(exchange.arm, exchange.connection, openedNs, wire.clock().nowNs(), error));
  }

  private void send() {
    state = State.BUSY;
    pending = false;
    requests++;
    exchange.sentNs = wire.clock().nowNs();
    if (whenSent) {
      exchange.intendedNs = exchange.sentNs;
    }
    write();
  }

  private void write() {
    try {
      channel.write(request);
      if (request.hasRemaining()) {
        key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        wire.selector().wakeup();
      }
    } catch (IOException e) {
      fail(ErrorKind.RESET);
    }
  }

  /** Goes on where the selector says that the connection is ready. */
  public synchronized void ready() {
    if (state == State.CLOSED || !key.isValid()) {
      return;
    }
    if (state == State.CONNECTING) {
      finishConnect();
      return;
    }
    if (request.hasRemaining() && state == State.BUSY && key.isWritable()) {
      write();
      if (!request.hasRemaining() && state == State.BUSY) {
        key.interestOps(SelectionKey.OP_READ);
      }
    }
    if (state != State.CLOSED && key.isValid() && key.isReadable()) {
      receive();
    }
  }

  private void finishConnect() {
    try {
      if (channel.finishConnect()) {
        key.interestOps(SelectionKey.OP_READ);
        connected();
      }
    } catch (IOException e) {
      connectFailed(e);
    }
  }

  private void receive() {
    ByteBuffer in = wire.buffer().clear();
    int n;
    try {
      n = channel.read(in);
    } catch (IOException e) {
      lost(ErrorKind.RESET);
      return;
    }
    long nowNs = wire.clock().nowNs();
    if (n < 0) {
      closedByServer();
    } else if (state == State.IDLE && n > 0) {
      close();
    } else if (n > 0) {
      take(in.flip(), nowNs);
    }
  }

  private void take(ByteBuffer in, long nowNs) {
    exchange.doneNs = nowNs;
    if (exchange.firstByteNs < 0) {
      exchange.firstByteNs = nowNs;
    }
    switch (parser.take(in)) {
      case COMPLETE -> end(in.hasRemaining() ? ErrorKind.LENGTH : ErrorKind.NONE);
      case MALFORMED -> end(ErrorKind.MALFORMED);
      case INCOMPLETE -> {}
    }
  }

  private void closedByServer() {
    boolean whole = state == State.BUSY && parser.end() == Outcome.COMPLETE;
    if (whole) {
      exchange.doneNs = wire.clock().nowNs();
      close();
      end(ErrorKind.NONE);
    } else {
      lost(parser.inBody() ? ErrorKind.LENGTH : ErrorKind.CLOSED);
    }
  }

  private void lost(ErrorKind kind) {
    if (state == State.IDLE) {
      close();
    } else {
      fail(kind);
    }
  }

  private void fail(ErrorKind kind) {
    exchange.doneNs = wire.clock().nowNs();
    end(kind);
  }

  private void end(ErrorKind kind) {
    pending = false;
    exchange.status = parser.status();
    exchange.bytes = parser.bytes();
    exchange.error = kind == ErrorKind.NONE ? check() : kind;
    boolean over = parser.closes() || requests >= options.requestsPerConnection();
    if (kind != ErrorKind.NONE || over) {
      close();
    } else if (state != State.CLOSED) {
      state = State.IDLE;
    }
    done.accept(this);
  }

  private ErrorKind check() {
    if (parser.status() != options.expectStatus()) {
      return ErrorKind.STATUS;
    }
    boolean anyLength = options.expectBytes() == ConnectionOptions.ANY_LENGTH;
    return anyLength || parser.bodyBytes() == options.expectBytes()
        ? ErrorKind.NONE
        : ErrorKind.LENGTH;
  }
}

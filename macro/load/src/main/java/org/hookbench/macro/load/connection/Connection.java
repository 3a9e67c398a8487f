// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.connection;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.hookbench.macro.load.http.Mix;
import org.hookbench.macro.load.http.Outcome;
import org.hookbench.macro.load.http.ResponseParser;
import org.hookbench.macro.load.sample.ErrorKind;
import org.hookbench.macro.load.sample.Exchange;

/**
 * One connection to one target with at most one request under way. It connects when a request needs
 * it to, and times each request; whatever goes wrong ends the request with an error, never with an
 * exception. It calls {@code done} while it is locked.
 */
public final class Connection {
  /** Intended time of a request that is intended whenever it is sent. */
  public static final long WHEN_SENT = -1;

  private enum Waits {
    FOR_NOTHING,
    FOR_CONNECTION,
    FOR_RESPONSE
  }

  private final LoopContext context;
  private final Link link;
  private final ConnectionOptions options;
  private final Mix mix;
  private final List<ByteBuffer> copies;
  private final ResponseParser parser = new ResponseParser();
  private final Exchange exchange;
  private final Consumer<Connection> done;
  private Waits waits = Waits.FOR_NOTHING;
  private ByteBuffer request;
  private long requests;
  private long deadlineNs;
  private boolean whenSent;

  /** Tells {@code done} of the end of each request; {@code exchange} is its own. */
  public Connection(
      LoopContext context,
      Mix mix,
      Exchange exchange,
      ConnectionOptions options,
      Consumer<Connection> done) {
    this.context = context;
    this.mix = mix;
    this.exchange = exchange;
    this.link = context.links().to(mix.target(), exchange);
    this.options = options;
    this.copies = mix.copies();
    this.request = copies.get(0);
    this.done = done;
  }

  /** The request under way, or the last one. */
  public Exchange exchange() {
    return exchange;
  }

  /** Begins a request of a pair; its end may come before this returns. */
  public synchronized void begin(long pair, long seq, long intendedNs) {
    long nowNs = context.clock().nowNs();
    whenSent = intendedNs == WHEN_SENT;
    exchange.begin(seq, whenSent ? nowNs : intendedNs);
    int kind = mix.of(pair);
    parser.expectNoBody(mix.requests().get(kind).responseHasNoBody());
    request = copies.get(kind).rewind();
    deadlineNs = nowNs + options.timeoutNs();
    waits = Waits.FOR_CONNECTION;
    if (link.state() == Link.State.OPEN) {
      send();
    } else {
      open();
    }
  }

  /** Connects, if it is not connected. */
  public synchronized void open() {
    if (link.state() == Link.State.CLOSED) {
      requests = 0;
      link.connect(this);
      connected();
    }
  }

  /** Ends the request under way if its time is over and no answer is there. */
  public synchronized void expire(long nowNs) {
    if (overdue(nowNs) && waits == Waits.FOR_RESPONSE) {
      receive(); // it is perhaps this thread that was kept from its work
    }
    if (overdue(nowNs)) {
      fail(ErrorKind.TIMEOUT);
    }
  }

  private boolean overdue(long nowNs) {
    return waits != Waits.FOR_NOTHING && nowNs >= deadlineNs;
  }

  /** Ends the request under way because the run is over. */
  public synchronized void interrupt() {
    fail(ErrorKind.INTERRUPTED);
  }

  /** Closes the connection; the next request makes a new one. */
  public synchronized void close() {
    link.close();
  }

  private void connected() {
    if (waits == Waits.FOR_CONNECTION && link.state() == Link.State.OPEN) {
      send();
    } else if (waits == Waits.FOR_CONNECTION && link.state() == Link.State.CLOSED) {
      fail(link.failure());
    }
  }

  private void send() {
    waits = Waits.FOR_RESPONSE;
    requests++;
    boolean good = link.send(request);
    if (whenSent && exchange.sentNs >= 0) {
      exchange.intendedNs = exchange.sentNs;
    }
    if (!good) {
      fail(link.failure());
    }
  }

  /** Goes on where the selector says that the connection is ready. */
  public synchronized void ready() {
    if (link.state() != Link.State.OPEN) {
      link.proceed();
      connected();
    } else if (waits == Waits.FOR_RESPONSE && link.writable(request) && !link.write(request)) {
      fail(link.failure());
    } else if (link.readable()) {
      receive();
    }
  }

  /** Says whether {@link #poll} and {@link #pollIdle} are called again and again from now on. */
  synchronized void polled(boolean again) {
    link.polled(again);
  }

  /** Reads without asking the selector, if a response is to come; whether something came. */
  synchronized boolean poll() {
    return waits == Waits.FOR_RESPONSE && receive();
  }

  /** Looks whether the server has closed the connection while nothing was asked. */
  synchronized void pollIdle() {
    if (waits == Waits.FOR_NOTHING && link.state() == Link.State.OPEN) {
      receive();
    }
  }

  private boolean receive() {
    ByteBuffer in = context.buffer().clear();
    int n = link.read(in);
    long nowNs = context.clock().nowNs();
    if (n == Link.FAILED) {
      fail(link.failure());
    } else if (n < 0) {
      closedByServer(nowNs, n != Link.CUT_OFF);
    } else if (n > 0 && waits == Waits.FOR_NOTHING) {
      close();
    } else if (n > 0) {
      exchange.received(nowNs);
      take(in.flip());
      if (link.ended() && waits == Waits.FOR_RESPONSE) {
        closedByServer(nowNs, true);
      }
    }
    return n != 0;
  }

  private void take(ByteBuffer in) {
    switch (parser.take(in)) {
      case COMPLETE -> end(in.hasRemaining() ? ErrorKind.LENGTH : ErrorKind.NONE);
      case MALFORMED -> end(ErrorKind.MALFORMED);
      case INCOMPLETE -> {}
    }
  }

  private void closedByServer(long nowNs, boolean properly) {
    if (properly && waits == Waits.FOR_RESPONSE && parser.end() == Outcome.COMPLETE) {
      exchange.doneNs = nowNs;
      close();
      end(ErrorKind.NONE);
    } else {
      fail(parser.inBody() ? ErrorKind.LENGTH : ErrorKind.CLOSED);
    }
  }

  /** The connection is of no more use, nor is the request under way, if there is one. */
  private void fail(ErrorKind kind) {
    if (waits == Waits.FOR_NOTHING) {
      close();
    } else {
      exchange.doneNs = context.clock().nowNs();
      end(kind);
    }
  }

  private void end(ErrorKind kind) {
    waits = Waits.FOR_NOTHING;
    exchange.status = parser.status();
    exchange.bytes = parser.bytes();
    parser.timing().copyTo(exchange);
    exchange.kind(kind == ErrorKind.NONE ? options.check(parser) : kind);
    boolean over = parser.closes() || requests >= options.requestsPerConnection();
    if (kind != ErrorKind.NONE || over || link.ended() || link.unsent(request)) {
      close();
    }
    done.accept(this);
  }
}

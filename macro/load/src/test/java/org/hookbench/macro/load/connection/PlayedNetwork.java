// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import org.hookbench.macro.load.clock.NanoClock;
import org.hookbench.macro.load.http.HttpTarget;
import org.hookbench.macro.load.sample.ErrorKind;
import org.hookbench.macro.load.sample.Exchange;

/**
 * A clock, a network and a server that a test holds in its hand: no sockets, no threads, no
 * sleeping. Time passes when somebody waits for it.
 */
public final class PlayedNetwork implements NanoClock, Events, Links {
  /** What the server does with a request; null as {@code bytes} closes without an answer. */
  public record Reply(long afterNs, String bytes, boolean closes) {}

  /** The server never answers. */
  public static final Reply NEVER = new Reply(Long.MAX_VALUE / 4, "", false);

  /** The server takes no connections. */
  public static final Reply REFUSES = new Reply(0, null, false);

  private static final long READING_NS = 10;
  private static final long TICK_NS = 10_000_000L;

  private record Arrival(long atNs, PlayedLink link) {}

  private final PriorityQueue<Arrival> arrivals =
      new PriorityQueue<>(Comparator.comparingLong(Arrival::atNs));
  private final LongFunction<Reply> server;
  private LongConsumer onTick = nowNs -> {};
  private long nowNs;
  private long requests;

  /** A network whose server answers the n-th request, from 0, as {@code server} says. */
  public PlayedNetwork(LongFunction<Reply> server) {
    this.server = server;
  }

  /** An answer with a body of one byte. */
  public static Reply answer(long afterNs) {
    return new Reply(afterNs, "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx", false);
  }

  /** Calls {@code action} while time passes in {@link #park}: the other thread of an open load. */
  public void onTick(LongConsumer action) {
    onTick = action;
  }

  @Override
  public long nowNs() {
    nowNs += READING_NS;
    return nowNs;
  }

  @Override
  public void park(long ns) {
    long untilNs = nowNs + ns;
    while (nowNs < untilNs) {
      step(Math.min(untilNs, nowNs + TICK_NS));
      onTick.accept(nowNs);
    }
  }

  @Override
  public void await(long fromNs, long waitNs) {
    step(nowNs + Math.max(1, waitNs));
  }

  /** Lets time pass to the next arrival, at the latest to {@code untilNs}. */
  private void step(long untilNs) {
    Arrival next = arrivals.peek();
    if (next == null || next.atNs > untilNs) {
      nowNs = Math.max(nowNs, untilNs);
      return;
    }
    arrivals.remove();
    nowNs = Math.max(nowNs, next.atNs);
    next.link.connection.ready();
  }

  @Override
  public void add(Connection connection) {}

  @Override
  public Link to(HttpTarget target, Exchange owner) {
    return new PlayedLink(owner);
  }

  @Override
  public void wakeUp() {}

  @Override
  public void close() {}

  private final class PlayedLink implements Link {
    private final Exchange owner;
    private Connection connection;
    private State state = State.CLOSED;
    private Reply reply = NEVER;
    private long dueNs;
    private boolean taken;

    private PlayedLink(Exchange owner) {
      this.owner = owner;
    }

    @Override
    public State state() {
      return state;
    }

    @Override
    public ErrorKind failure() {
      return ErrorKind.CONNECT;
    }

    @Override
    public void connect(Connection next) {
      connection = next;
      state = server.apply(requests) == REFUSES ? State.CLOSED : State.OPEN;
      requests += state == State.CLOSED ? 1 : 0;
      reply = NEVER;
      taken = true;
    }

    @Override
    public void proceed() {}

    @Override
    public boolean send(ByteBuffer request) {
      owner.sentNs = nowNs();
      reply = server.apply(requests++);
      dueNs = nowNs + reply.afterNs();
      taken = false;
      arrivals.add(new Arrival(dueNs, this));
      return write(request);
    }

    @Override
    public boolean write(ByteBuffer request) {
      request.position(request.limit());
      return true;
    }

    @Override
    public void polled(boolean byOwner) {}

    @Override
    public boolean unsent(ByteBuffer request) {
      return request.hasRemaining();
    }

    @Override
    public boolean writable(ByteBuffer request) {
      return false;
    }

    @Override
    public boolean readable() {
      return state == State.OPEN && dueNs <= nowNs && !(taken && !reply.closes());
    }

    @Override
    public int read(ByteBuffer into) {
      if (nowNs < dueNs) {
        return 0;
      }
      if (taken || reply.bytes().isEmpty()) {
        return reply.closes() ? -1 : 0;
      }
      taken = true;
      byte[] bytes = reply.bytes().getBytes(US_ASCII);
      into.put(bytes);
      if (reply.closes()) {
        arrivals.add(new Arrival(nowNs, this));
      }
      return bytes.length;
    }

    @Override
    public boolean ended() {
      return false;
    }

    @Override
    public void close() {
      state = State.CLOSED;
    }
  }
}

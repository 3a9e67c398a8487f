package org.hookbench.macro.load.oracle;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.hookbench.macro.load.clock.NanoClock;
import org.hookbench.macro.load.clock.TimerSlack;
import org.hookbench.macro.load.clock.Waiter;

/** One connection to the oracle, on a thread of its own. */
final class Served implements Runnable {
  private static final int MOST_REQUEST_BYTES = 128 * 1024;
  private static final int DRIP_PIECES = 4;

  private final OracleServer server;
  private final SocketChannel channel;
  private final NanoClock clock = NanoClock.startingNow();
  private final Waiter waiter = new Waiter(clock);
  private final SplittableRandom random;
  private final ByteBuffer in = ByteBuffer.allocateDirect(MOST_REQUEST_BYTES);
  private final ServiceLog log;
  private String path = "";
  private Behaviour behaviour = Behaviour.of("");
  private ByteBuffer answer = Answer.of(behaviour);

  Served(OracleServer server, SocketChannel channel, long seed) {
    this.server = server;
    this.channel = channel;
    this.random = new SplittableRandom(seed);
    this.log = server.record() == null ? null : new ServiceLog(server.record());
  }

  @Override
  public void run() {
    TimerSlack.remove();
    try (channel) {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(!server.spins());
      while (serve()) {
        in.clear();
      }
      writeLog();
    } catch (IOException e) {
      // The client has gone, or a fault has closed the connection: both are the end of it.
    } finally {
      server.ended(channel);
    }
  }

  private void writeLog() throws IOException {
    if (log != null) {
      log.write();
    }
  }

  /** Answers one request; false at the end of the connection. */
  private boolean serve() throws IOException {
    String request = "";
    long readNs = 0;
    while (!RequestEnd.reached(request)) {
      if (!in.hasRemaining() || read() < 0) {
        return false;
      }
      readNs = clock.nowNs();
      request = US_ASCII.decode(in.duplicate().flip()).toString();
    }
    behave(request);
    long n = server.count();
    server.passGate();
    if (behaviour.faulty(n)) {
      return fail();
    }
    await(readNs + delayNs());
    if (log != null) {
      log.add(readNs, clock.nowNs());
    }
    write(answer);
    return behaviour.framing() != Behaviour.Framing.CLOSE;
  }

  private void await(long timeNs) {
    if (!server.spins()) {
      waiter.until(timeNs);
    }
    while (clock.nowNs() < timeNs) {
      Thread.onSpinWait();
    }
  }

  private int read() throws IOException {
    int n = channel.read(in);
    while (n == 0) {
      Thread.onSpinWait();
      n = channel.read(in);
    }
    return n;
  }

  private void behave(String request) {
    int from = request.indexOf(' ') + 1;
    String asked = request.substring(from, request.indexOf(' ', from));
    if (!asked.equals(path)) {
      path = asked;
      behaviour = Behaviour.of(path);
      answer = Answer.of(behaviour);
    }
  }

  private long delayNs() {
    double factor = behaviour.exponential() ? -Math.log1p(-random.nextDouble()) : 1;
    return Math.round(factor * behaviour.delayNs());
  }

  private boolean fail() throws IOException {
    switch (behaviour.fault()) {
      case STALL -> {
        server.stall(behaviour.faultNs());
        write(answer);
      }
      case DRIP -> drip();
      case SILENCE -> LockSupport.parkNanos(behaviour.faultNs());
      case RESET -> {
        write(answer.duplicate().limit(answer.limit() / 2));
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      }
      case CLOSE -> {}
      case SHORT -> write(answer.duplicate().limit(answer.limit() - 1));
      case LONG -> write(Answer.tooLong(behaviour));
      case MALFORMED -> write(Answer.malformed(random));
      case NONE -> throw new IllegalStateException();
    }
    return behaviour.fault() == Behaviour.Fault.STALL || behaviour.fault() == Behaviour.Fault.DRIP;
  }

  private void drip() throws IOException {
    int piece = Math.max(1, answer.limit() / DRIP_PIECES);
    for (int from = 0; from < answer.limit(); from += piece) {
      LockSupport.parkNanos(behaviour.faultNs());
      ByteBuffer part = answer.duplicate();
      part.limit(Math.min(answer.limit(), from + piece)).position(from);
      while (part.hasRemaining()) {
        channel.write(part);
      }
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    bytes.rewind();
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}

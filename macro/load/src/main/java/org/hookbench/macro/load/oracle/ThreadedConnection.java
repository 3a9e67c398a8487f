// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.oracle;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.hookbench.macro.load.clock.NanoClock;
import org.hookbench.macro.load.clock.TimerSlack;
import org.hookbench.macro.load.clock.Waiter;

/**
 * One connection to the oracle, on a thread of its own that sleeps while there is nothing to do.
 */
final class ThreadedConnection implements Runnable {
  private static final int DRIP_PIECES = 4;

  private final OracleServer server;
  private final SocketChannel channel;
  private final NanoClock clock = NanoClock.startingNow();
  private final Waiter waiter = new Waiter(clock);
  private final long number;
  private final SplittableRandom random;
  private final RequestReader reader = new RequestReader();

  /** A connection with its number among those that were accepted, from 0. */
  ThreadedConnection(OracleServer server, SocketChannel channel, long number) {
    this.server = server;
    this.channel = channel;
    this.number = number;
    this.random = new SplittableRandom(number + 1);
  }

  @Override
  public void run() {
    TimerSlack.remove();
    try (channel) {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      boolean goesOn = true;
      while (goesOn && reader.read(channel) >= 0) {
        long readNs = clock.nowNs();
        goesOn = !reader.whole() || answer(readNs);
      }
    } catch (IOException e) {
      // The client has gone, or a fault has closed the connection: both are the end of it.
    } finally {
      server.ended(channel);
    }
  }

  /** Answers one request; false at the end of the connection. */
  private boolean answer(long readNs) throws IOException {
    ResponsePlan plan = reader.plan();
    long n = server.count();
    server.passGate();
    if (plan.faulty(n)) {
      return fail(plan);
    }
    waiter.until(readNs + plan.nextDelayNs(number, random));
    write(reader.answer());
    return plan.framing() != ResponsePlan.Framing.CLOSE;
  }

  private boolean fail(ResponsePlan plan) throws IOException {
    ByteBuffer answer = reader.answer();
    switch (plan.fault()) {
      case STALL -> {
        server.stall(plan.faultNs());
        write(answer);
      }
      case DRIP -> drip(answer, plan.faultNs());
      case SILENCE -> LockSupport.parkNanos(plan.faultNs());
      case RESET -> {
        write(answer.duplicate().limit(answer.limit() / 2));
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      }
      case CLOSE -> {}
      case SHORT -> write(answer.duplicate().limit(answer.limit() - 1));
      case LONG -> write(ResponseBytes.tooLong(plan));
      case MALFORMED -> write(ResponseBytes.malformed(random));
      case NONE -> throw new IllegalStateException();
    }
    return plan.fault() == ResponsePlan.Fault.STALL || plan.fault() == ResponsePlan.Fault.DRIP;
  }

  private void drip(ByteBuffer answer, long pauseNs) throws IOException {
    int piece = Math.max(1, answer.limit() / DRIP_PIECES);
    for (int from = 0; from < answer.limit(); from += piece) {
      LockSupport.parkNanos(pauseNs);
      write(answer.duplicate().limit(Math.min(answer.limit(), from + piece)).position(from));
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}

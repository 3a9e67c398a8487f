// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.oracle;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** One connection to an oracle that polls: reads requests, and writes responses when due. */
final class PolledConnection {
  private static final long NOT_ASKED = Long.MAX_VALUE;
  private static final ByteBuffer NO_FAULTS =
      ResponseBytes.refusal(501, "an oracle that polls has no faults: start it without --spin");

  private final SocketChannel channel;
  private final SelectionKey key;
  private final int number;
  private final ServiceLog log;
  private final AtomicLong requests;
  private final SplittableRandom random;
  private final RequestReader reader = new RequestReader();
  private long readNs;
  private long dueNs = NOT_ASKED;
  private boolean over;

  /** A connection with its number among those that were accepted, from 0. */
  PolledConnection(
      SocketChannel channel, int number, Selector selector, ServiceLog log, AtomicLong requests)
      throws IOException {
    this.channel = channel;
    this.number = number;
    this.log = log;
    this.requests = requests;
    this.random = new SplittableRandom(number);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    this.key = channel.register(selector, SelectionKey.OP_READ, this);
  }

  /** Says whether the selector watches for requests because the loop does not poll. */
  void watched(boolean bySelector) {
    if (!over) {
      key.interestOps(bySelector ? SelectionKey.OP_READ : 0);
    }
  }

  boolean over() {
    return over;
  }

  /** Until when nothing has to be done here; always over if a request may come. */
  long restsUntilNs() {
    boolean asked = dueNs != NOT_ASKED;
    if (number > 0 && reader.plan().othersNs() > 0) {
      return Long.MAX_VALUE;
    }
    return asked && reader.plan().rests() ? dueNs : Long.MIN_VALUE;
  }

  /**
   * Reads what is there, also while a request waits for its answer, so that the socket stays in the
   * caches. A client that says no more then still gets its answer.
   */
  void read() {
    if (over) {
      return;
    }
    try {
      int bytes = reader.read(channel);
      if (bytes < 0 && dueNs == NOT_ASKED) {
        close();
      } else if (bytes > 0) {
        understand();
      }
    } catch (IOException e) {
      close();
    }
  }

  private void understand() {
    long nowNs = System.nanoTime();
    if (dueNs == NOT_ASKED && reader.whole()) {
      requests.incrementAndGet();
      readNs = nowNs;
      dueNs = readNs + reader.plan().nextDelayNs(number, random);
    }
  }

  /** Answers, if it is time. */
  void answer(long nowNs) {
    if (nowNs >= dueNs) {
      try {
        answer();
      } catch (IOException e) {
        close();
      }
    }
  }

  private void answer() throws IOException {
    ResponsePlan plan = reader.plan();
    boolean fault = plan.fault() != ResponsePlan.Fault.NONE;
    ByteBuffer answer = fault ? NO_FAULTS.duplicate() : reader.answer();
    dueNs = NOT_ASKED;
    long writtenNs = System.nanoTime();
    write(answer);
    log.add(number, readNs, writtenNs);
    if (fault || plan.framing() == ResponsePlan.Framing.CLOSE) {
      close();
    } else if (reader.begun()) {
      understand();
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  void close() {
    over = true;
    try {
      channel.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }
}

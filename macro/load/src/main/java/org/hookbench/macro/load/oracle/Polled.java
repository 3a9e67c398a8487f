package org.hookbench.macro.load.oracle;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.SplittableRandom;

/** One connection to an oracle that polls: it reads, and answers when it is told that time is. */
final class Polled {
  private static final long NOT_ASKED = Long.MAX_VALUE;
  private static final ByteBuffer NO_FAULTS =
      Answer.refusal(501, "an oracle that polls has no faults: start it without --spin");

  private final SocketChannel channel;
  private final int number;
  private final ServiceLog log;
  private final SplittableRandom random;
  private final Question question = new Question();
  private long readNs;
  private long dueNs = NOT_ASKED;
  private boolean over;

  /** A connection with its number among those that were accepted, from 0. */
  Polled(SocketChannel channel, int number, Selector selector, ServiceLog log) throws IOException {
    this.channel = channel;
    this.number = number;
    this.log = log;
    this.random = new SplittableRandom(number);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, this);
  }

  /** Whether no request waits for its answer. */
  boolean mayAsk() {
    return dueNs == NOT_ASKED;
  }

  boolean over() {
    return over;
  }

  /** Reads what is there, unless a request waits for its answer; whether a request is whole now. */
  boolean read() {
    if (dueNs != NOT_ASKED || over) {
      return false;
    }
    try {
      int bytes = question.read(channel);
      readNs = System.nanoTime();
      if (bytes < 0) {
        close();
      } else if (bytes > 0 && question.whole()) {
        dueNs = readNs + question.behaviour().nextDelayNs(random);
      }
    } catch (IOException e) {
      close();
    }
    return dueNs != NOT_ASKED;
  }

  /** Answers, if it is time. */
  void answer(long nowNs) {
    if (nowNs < dueNs) {
      return;
    }
    Behaviour behaviour = question.behaviour();
    boolean fault = behaviour.fault() != Behaviour.Fault.NONE;
    dueNs = NOT_ASKED;
    try {
      log.add(number, readNs, System.nanoTime());
      write(fault ? NO_FAULTS.duplicate() : question.answer());
      if (fault || behaviour.framing() == Behaviour.Framing.CLOSE) {
        close();
      }
    } catch (IOException e) {
      close();
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

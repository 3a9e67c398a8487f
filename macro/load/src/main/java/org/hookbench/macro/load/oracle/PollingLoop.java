// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.hookbench.macro.load.clock.TimerSlack;

/**
 * Serves all connections on one thread, until the listener is closed. A few connections are polled
 * by reading them, which is quicker than to ask the selector; it then does not watch them, because
 * to be told of a request takes the kernel 0.4 µs and more. It rests where requests say so, that
 * what else the machine runs has a CPU, and is back long enough before the answer to have warm
 * caches.
 */
final class PollingLoop implements Runnable {
  private static final int FEW = 8;
  private static final int ROUNDS_PER_SELECT = 32;
  private static final long AWAKE_BEFORE_NS = 700_000L;
  private static final long SHORTEST_REST_NS = 100_000L;
  private static final long LONGEST_REST_NS = 10_000_000L;

  private final ServerSocketChannel listener;
  private final Selector selector;
  private final ServiceLog log;
  private final AtomicLong requests;
  private final Consumer<SelectionKey> ready = this::ready;
  private final List<PolledConnection> connections = new ArrayList<>();
  private int accepted;
  private int rounds;
  private boolean few = true;

  PollingLoop(ServerSocketChannel listener, ServiceLog log, AtomicLong requests)
      throws IOException {
    this.listener = listener;
    this.log = log;
    this.requests = requests;
    this.selector = Selector.open();
    listener.configureBlocking(false);
    listener.register(selector, SelectionKey.OP_ACCEPT);
  }

  @Override
  public void run() {
    TimerSlack.remove();
    try (selector) {
      while (listener.isOpen()) {
        receive();
        answer();
        rest();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      connections.forEach(PolledConnection::close);
    }
  }

  private void receive() throws IOException {
    if (!few || ++rounds % ROUNDS_PER_SELECT == 0) {
      selector.selectNow(ready);
    } else {
      for (int i = 0; i < connections.size(); i++) {
        connections.get(i).read();
      }
    }
  }

  private void ready(SelectionKey key) {
    if (key.attachment() instanceof PolledConnection connection) {
      connection.read();
    } else {
      accept();
    }
  }

  private void accept() {
    try {
      SocketChannel channel = listener.accept();
      if (channel != null) {
        connections.add(new PolledConnection(channel, accepted, selector, log, requests));
        accepted++;
        count();
      }
    } catch (IOException e) {
      // The client has gone again, or the listener was closed, which ends the loop.
    }
  }

  private void answer() throws IOException {
    long nowNs = System.nanoTime();
    int over = 0;
    for (int i = 0; i < connections.size(); i++) {
      PolledConnection connection = connections.get(i);
      connection.answer(nowNs);
      over += connection.over() ? 1 : 0;
    }
    if (over > 0) {
      forget();
    }
  }

  private void rest() {
    long untilNs = Long.MAX_VALUE;
    for (int i = 0; i < connections.size(); i++) {
      untilNs = Math.min(untilNs, connections.get(i).restsUntilNs());
    }
    if (untilNs == Long.MAX_VALUE || untilNs == Long.MIN_VALUE) {
      return;
    }
    long restNs = untilNs - AWAKE_BEFORE_NS - System.nanoTime();
    if (restNs > SHORTEST_REST_NS) {
      LockSupport.parkNanos(Math.min(restNs, LONGEST_REST_NS));
      rounds = ROUNDS_PER_SELECT - 1;
    }
  }

  private void forget() throws IOException {
    connections.removeIf(PolledConnection::over);
    count();
    if (connections.isEmpty()) {
      log.write();
      accepted = 0;
    }
  }

  private void count() {
    few = connections.size() <= FEW;
    connections.forEach(connection -> connection.watched(!few));
  }
}

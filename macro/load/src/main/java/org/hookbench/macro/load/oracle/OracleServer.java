// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.oracle;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** An HTTP/1.1 server on the loopback that does what the query of each request says. */
public final class OracleServer implements AutoCloseable {
  private static final int BACKLOG = 4096;

  private final ServerSocketChannel listener;
  private final Thread service;
  private final AtomicLong requests = new AtomicLong();
  private final ReentrantReadWriteLock stalled = new ReentrantReadWriteLock(true);
  private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();

  /**
   * Starts a server.
   *
   * @param port 0 for any free one
   * @param polls whether one thread serves all connections, which polls when something may come or
   *     is due soon, at the cost of a CPU and without faults; otherwise each has a thread of its
   *     own
   */
  public OracleServer(int port, boolean polls) throws IOException {
    this(port, polls, null);
  }

  /**
   * Starts a server that polls and writes down what it does.
   *
   * @param record file for the times of each answer: number of its connection, when its request was
   *     read and when it was written, by the monotonic clock; it is there when no connection is
   *     left
   */
  public static OracleServer recording(int port, Path record) throws IOException {
    return new OracleServer(port, true, record);
  }

  private OracleServer(int port, boolean polls, Path record) throws IOException {
    this.listener =
        ServerSocketChannel.open()
            .setOption(StandardSocketOptions.SO_REUSEADDR, true)
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    this.service =
        new Thread(
            polls ? new PollingLoop(listener, new ServiceLog(record), requests) : this::accept,
            "oracle");
    service.setDaemon(true);
    service.start();
  }

  private void accept() {
    try {
      for (long number = 0; ; number++) {
        SocketChannel channel = listener.accept();
        open.add(channel);
        Thread thread =
            new Thread(new ThreadedConnection(this, channel, number), "oracle-" + number);
        thread.setDaemon(true);
        thread.start();
      }
    } catch (IOException e) {
      // The listener was closed: that is how the server ends.
    }
  }

  /** The port it listens on. */
  public int port() {
    return listener.socket().getLocalPort();
  }

  /** URL of a path and query on this server. */
  public String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  /** Requests read so far. */
  public long requests() {
    return requests.get();
  }

  long count() {
    return requests.incrementAndGet();
  }

  /** Waits while the server stalls. */
  void passGate() {
    if (stalled.isWriteLocked()) {
      stalled.readLock().lock();
      stalled.readLock().unlock();
    }
  }

  /** Keeps everybody waiting. */
  void stall(long ns) {
    stalled.writeLock().lock();
    try {
      LockSupport.parkNanos(ns);
    } finally {
      stalled.writeLock().unlock();
    }
  }

  void ended(SocketChannel channel) {
    open.remove(channel);
  }

  /** Stops listening and closes all connections, as the end of a process does. */
  @Override
  public void close() throws IOException {
    listener.close();
    awaitService();
    for (SocketChannel channel : open) {
      channel.close();
    }
  }

  /** An accept that is under way may still get a connection when the listener is closed. */
  private void awaitService() {
    try {
      service.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

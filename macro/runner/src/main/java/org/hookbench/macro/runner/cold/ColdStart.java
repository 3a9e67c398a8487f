// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.cold;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.macro.load.clock.TimerSlack;
import org.hookbench.macro.load.http.EncodedRequest;
import org.hookbench.macro.load.http.HttpTarget;
import org.hookbench.macro.runner.deploy.Starting;

/**
 * Times one start. A thread of its own connects, 100 us after each attempt that was refused, sends
 * the request on the first connection, and reads the first byte of the answer. A connection that is
 * closed without a byte counts as refused. Closing it ends the thread.
 */
final class ColdStart implements Starting, AutoCloseable {
  private static final long MISSING = -1;
  private static final long STEP_NS = 100_000;

  /** As in {@code HTTP/1.1 200}. */
  private static final int STATUS_LINE = 12;

  private static final int STATUS = 9;
  private static final int REST = 1 << 16;
  private final Load.Cold load;
  private long beginNs = MISSING;
  private long createdNs = MISSING;
  private long startedNs = MISSING;
  private volatile Answer answer;
  private volatile boolean closed;
  private Thread asking;

  /** On the monotonic clock. */
  record Answer(long readyNs, long firstByteNs, int status, long refused) {}

  ColdStart(Load.Cold load) {
    this.load = load;
  }

  @Override
  public void begins() {
    beginNs = System.nanoTime();
    createdNs = MISSING;
  }

  @Override
  public void created() {
    createdNs = System.nanoTime();
  }

  @Override
  public void started() {
    startedNs = System.nanoTime();
  }

  /** Nothing may accept there before the arm is started. */
  @Override
  public void at(String host, int port) {
    InetSocketAddress address = new InetSocketAddress(host, port);
    boolean before = startedNs == MISSING;
    if (before && accepts(address)) {
      throw MeasurementFailedException.of(
          "%s:%s accepts a connection before the arm is started; stop what listens there (ss -ltnp"
              + " shows it)",
          host, port);
    }
    ByteBuffer request = request(host, port);
    asking = new Thread(() -> ask(address, request, before ? 1 : 0), "first-request");
    asking.setDaemon(true);
    asking.start();
  }

  private ByteBuffer request(String host, int port) {
    return EncodedRequest.of(load.once(), HttpTarget.of("", host + ":" + port)).bytes();
  }

  private static boolean accepts(InetSocketAddress address) {
    try (SocketChannel channel = SocketChannel.open()) {
      return connected(channel, address);
    } catch (IOException refused) {
      return false;
    }
  }

  /** False for a connection to itself: this machine may give it the port that it asks for. */
  private static boolean connected(SocketChannel channel, InetSocketAddress address)
      throws IOException {
    channel.setOption(StandardSocketOptions.SO_LINGER, 0); // no TIME_WAIT that holds the port
    channel.connect(address);
    return !address.equals(channel.getLocalAddress());
  }

  private void ask(InetSocketAddress address, ByteBuffer request, long refusedBefore) {
    TimerSlack.remove();
    long readyNs = MISSING;
    for (long refused = refusedBefore; !closed && answer == null; refused++) {
      try (SocketChannel channel = SocketChannel.open()) {
        if (connected(channel, address)) {
          readyNs = readyNs == MISSING ? System.nanoTime() : readyNs;
          answered(channel, request.duplicate(), readyNs, refused);
        }
      } catch (IOException again) {
        // Refused, closed without a byte, or closed by the end of this start.
      }
      LockSupport.parkNanos(STEP_NS);
    }
  }

  /** Reads the answer to its end, so that the server may write it. */
  private void answered(SocketChannel channel, ByteBuffer request, long readyNs, long refused)
      throws IOException {
    while (request.hasRemaining()) {
      channel.write(request);
    }
    ByteBuffer head = ByteBuffer.allocate(STATUS_LINE);
    if (channel.read(head) < 0) {
      return;
    }
    long firstByteNs = System.nanoTime();
    readUp(channel, head);
    answer = new Answer(readyNs, firstByteNs, status(head), refused);
    ByteBuffer rest = ByteBuffer.allocate(REST);
    while (readUp(channel, rest)) {
      rest.clear();
    }
  }

  /** Reads until the buffer is full; false at the end of the stream. */
  private static boolean readUp(SocketChannel channel, ByteBuffer to) throws IOException {
    while (to.hasRemaining()) {
      if (channel.read(to) < 0) {
        return false;
      }
    }
    return true;
  }

  /** 0 for what is no HTTP. */
  private static int status(ByteBuffer head) {
    String line = new String(head.array(), StandardCharsets.ISO_8859_1);
    return line.matches("HTTP/1\\.\\d [1-5]\\d\\d") ? Integer.parseInt(line.substring(STATUS)) : 0;
  }

  @Override
  public BooleanSupplier ready(BooleanSupplier probe) {
    return () -> answer != null;
  }

  /** What was seen; once {@link #ready} says so. */
  Answer answer() {
    return answer;
  }

  long beginNs() {
    return beginNs;
  }

  /** From the beginning; -1 if it was not told. */
  long createdNs() {
    return since(createdNs);
  }

  /** From the beginning. */
  long startedNs() {
    return since(startedNs);
  }

  /** A moment from the beginning; -1 if there was none. */
  long since(long momentNs) {
    return momentNs == MISSING ? MISSING : momentNs - beginNs;
  }

  @Override
  public void close() {
    closed = true;
    if (asking != null) {
      asking.interrupt();
    }
  }
}

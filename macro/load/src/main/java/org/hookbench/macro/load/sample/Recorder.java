// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.hookbench.experiment.results.ConnectionSetup;
import org.hookbench.experiment.results.ConnectionSetupWriter;
import org.hookbench.experiment.results.Sample;
import org.hookbench.experiment.results.SampleWriter;

/**
 * Writes samples and connection set-ups to their files while the loops run, on a thread of its own.
 */
public final class Recorder {
  /** Seldom: where it shares a CPU with the loop, each time it wakes a request may have to wait. */
  private static final long IDLE_NS = 100_000_000L;

  private static final long FLUSH_INTERVAL_NS = 90_000_000L;

  private final SampleRing ring;
  private final MoreColumns more;
  private final SampleWriter samples;
  private final ConnectionSetupWriter setups;
  private final Queue<ConnectionSetup> opened = new ConcurrentLinkedQueue<>();
  private final Consumer<Exchange> tally;
  private final Runnable onFailure;
  private final Thread thread = new Thread(this::run, "recorder");
  private IOException failure;
  private long flushedNs = System.nanoTime();

  /**
   * Makes the files in {@code directory}.
   *
   * @param tally is shown each sample, in the order of seq
   * @param onFailure is called once when nothing more can be written
   */
  public Recorder(
      Path directory,
      List<String> arms,
      MoreColumns more,
      SampleRing ring,
      Consumer<Exchange> tally,
      Runnable onFailure)
      throws IOException {
    this.ring = ring;
    this.more = more;
    this.samples = new SampleWriter(directory.resolve(Sample.FILE), arms, more.names());
    this.setups = new ConnectionSetupWriter(directory.resolve(ConnectionSetup.FILE), arms);
    this.tally = tally;
    this.onFailure = onFailure;
  }

  /** Starts the thread. */
  public void start() {
    thread.start();
  }

  /** Takes a connection set-up; from any thread. */
  public void opened(ConnectionSetup setup) {
    opened.add(setup);
  }

  /** Waits until all samples before {@code seq} are in the file. */
  public void finish(long seq) throws IOException, InterruptedException {
    ring.endAt(seq);
    LockSupport.unpark(thread);
    thread.join();
    if (failure != null) {
      throw failure;
    }
  }

  private void run() {
    Exchange exchange = new Exchange();
    try (samples;
        setups) {
      while (!ring.finished()) {
        step(exchange);
      }
      writeOpened();
    } catch (IOException | RuntimeException e) {
      failure = e instanceof IOException io ? io : new IOException(e.toString(), e);
      onFailure.run();
      discard(exchange);
    }
  }

  private void step(Exchange exchange) throws IOException {
    boolean any = false;
    while (ring.take(exchange)) {
      any = true;
      more.fill(exchange);
      samples.write(exchange);
      tally.accept(exchange);
    }
    writeOpened();
    long nowNs = System.nanoTime();
    if (nowNs - flushedNs > FLUSH_INTERVAL_NS) {
      flushedNs = nowNs;
      samples.flush();
      setups.flush();
    }
    if (!any) {
      LockSupport.parkNanos(IDLE_NS);
    }
  }

  private void writeOpened() throws IOException {
    for (ConnectionSetup o = opened.poll(); o != null; o = opened.poll()) {
      setups.write(o);
    }
  }

  private void discard(Exchange exchange) {
    while (!ring.finished()) {
      if (!ring.take(exchange)) {
        LockSupport.parkNanos(IDLE_NS);
      }
    }
  }
}

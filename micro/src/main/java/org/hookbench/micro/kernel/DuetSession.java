// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.kernel;

import java.nio.file.Path;
import java.util.Map;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.micro.point.Point;

/**
 * Compares libc's function, or a hook's, with another hook's on equal descriptors. For one thread
 * at a time; a failure is a {@link MeasurementFailedException} with the text of the kernel.
 */
public final class DuetSession implements AutoCloseable {
  /** In place of a hook: whatever is preloaded into this process. */
  public static final Path PRELOADED = Path.of("preloaded");

  private final int handle;
  private final int threads;

  private DuetSession(int handle, int threads) {
    this.handle = handle;
    this.threads = threads;
  }

  /**
   * Opens descriptors and loads the hook; the baseline is libc.
   *
   * @param hook null for A/A: both sides are libc's
   */
  public static DuetSession open(Point point, Path hook) {
    return open(point, null, hook);
  }

  /**
   * The same with a hook on each side.
   *
   * @param baseline null: libc
   * @param hook null: libc
   */
  public static DuetSession open(Point point, Path baseline, Path hook) {
    String first = baseline == null ? null : baseline.toString();
    String file = hook == null ? null : hook.toString();
    String target = Names.of(point.target());
    int match = point.match() ? 1 : 0;
    int handle =
        Kernel.hb_duet_open_pair(
            first, file, point.call().symbol(), target, point.size(), match, point.threads());
    return new DuetSession(checked(handle), point.threads());
  }

  /** Sets variables that a hook reads when it is first loaded; to be called before that. */
  public static void setEnvironment(Map<String, String> variables) {
    variables.forEach((name, value) -> checked(Kernel.hb_duet_setenv(name, value)));
  }

  /** Whether both sides call the same address: A/A, or a hook that leaves the function alone. */
  public boolean same() {
    return checked(Kernel.hb_duet_same(handle)) == 1;
  }

  /** File whose code a side calls. */
  public String object(Side side) {
    String name = Kernel.hb_duet_object(handle, side.ordinal());
    if (name == null) {
      throw failure();
    }
    return name;
  }

  /** Calls per batch for which reading the clock takes at most this share of a batch. */
  public long calibrate(double maxTimerShare) {
    return checked(Kernel.hb_duet_calibrate(handle, maxTimerShare));
  }

  /** Times pairs of batches, each in random order. */
  public TimedPairs run(int count, long calls, long seed) {
    int n = count * threads;
    TimedPairs pairs = new TimedPairs(threads, calls, new byte[n], new long[n], new long[n]);
    checked(
        Kernel.hb_duet_run(
            handle, count, calls, seed, pairs.order(), pairs.baselineNs(), pairs.treatmentNs()));
    return pairs;
  }

  /** Times batches of one side alone. */
  public long[] batches(Side side, int count, long calls) {
    long[] ns = new long[count];
    checked(Kernel.hb_duet_batches(handle, side.ordinal(), count, calls, ns));
    return ns;
  }

  /** Calls that came back with fewer bytes than asked. */
  public long shortCalls(Side side) {
    return checked(Kernel.hb_duet_short_calls(handle, side.ordinal()));
  }

  @Override
  public void close() {
    checked(Kernel.hb_duet_close(handle));
  }

  private static int checked(int result) {
    if (result < 0) {
      throw failure();
    }
    return result;
  }

  private static long checked(long result) {
    if (result < 0) {
      throw failure();
    }
    return result;
  }

  private static MeasurementFailedException failure() {
    return new MeasurementFailedException(Kernel.hb_duet_error());
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.fork;

import java.io.IOException;
import java.util.Map;
import org.hookbench.experiment.results.CallWriter;
import org.hookbench.micro.kernel.DuetSession;
import org.hookbench.micro.kernel.Side;

/** One arm in this process, preloaded, called by the C loop of the duet. */
final class NativeFork {
  private static final double WARMUP_SHARE = 0.2;
  private static final int FIRST_BATCHES = 100;
  private static final int MOST_BATCHES = 1_000_000;

  private final ForkSpec spec;

  NativeFork(ForkSpec spec) {
    this.spec = spec;
  }

  ForkReport run() throws IOException {
    try (DuetSession session = DuetSession.open(spec.point(), DuetSession.PRELOADED)) {
      long calls = session.calibrate(DuetFork.MAX_TIMER_SHARE);
      double perBatch = warmUp(session, calls);
      int count = (int) Math.min(MOST_BATCHES, 1 + spec.seconds() / perBatch);
      long[] ns = session.batches(Side.TREATMENT, count, calls);
      CallWriter.batches(spec.out(), calls, ns);
      return new ForkReport(
          session.same(),
          session.object(Side.BASELINE),
          session.object(Side.TREATMENT),
          count,
          Map.of("calls_per_batch", (double) calls));
    }
  }

  private double warmUp(DuetSession session, long calls) {
    long start = System.nanoTime();
    double seconds = 0;
    int batches = 0;
    while (seconds < spec.seconds() * WARMUP_SHARE) {
      session.batches(Side.TREATMENT, FIRST_BATCHES, calls);
      batches += FIRST_BATCHES;
      seconds = (System.nanoTime() - start) / 1e9;
    }
    return seconds / batches;
  }
}

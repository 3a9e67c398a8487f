// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.fork;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.hookbench.experiment.results.CallWriter;
import org.hookbench.experiment.results.Pair;
import org.hookbench.micro.kernel.Clock;
import org.hookbench.micro.kernel.DuetSession;
import org.hookbench.micro.kernel.Side;
import org.hookbench.micro.kernel.TimedPairs;

/** Both arms in this process: calibrate, warm up, measure, write. */
final class DuetFork {
  static final double MAX_TIMER_SHARE = 0.005;
  private static final double WARMUP_SHARE = 0.2;
  private static final double LEAST_WARMUP_SECONDS = 0.02;
  private static final int FIRST_PAIRS = 16;
  private static final int LEAST_PAIRS = 50;
  private static final int MOST_PAIRS = 1_000_000;

  private final ForkSpec spec;
  private final Map<String, Double> figures = new TreeMap<>();

  DuetFork(ForkSpec spec) {
    this.spec = spec;
  }

  ForkReport run() throws IOException {
    try (DuetSession session = DuetSession.open(spec.point(), spec.baseline(), spec.hook())) {
      long samples = spec.seconds() > 0 ? measure(session) : 0;
      return new ForkReport(
          session.same(),
          session.object(Side.BASELINE),
          session.object(Side.TREATMENT),
          samples,
          figures);
    }
  }

  private long measure(DuetSession session) throws IOException {
    long calls = session.calibrate(MAX_TIMER_SHARE);
    double secondsPerPair = warmUp(session, calls);
    int count = (int) Math.min(MOST_PAIRS, spec.seconds() / secondsPerPair);
    TimedPairs pairs = session.run(Math.max(LEAST_PAIRS, count), calls, spec.seed());
    try (CallWriter file = CallWriter.ofPairs(spec.out().resolve(Pair.FILE))) {
      pairs.write(file);
    }
    describe(session, calls);
    return pairs.count();
  }

  /** Runs pairs that nobody looks at, and returns the seconds that one takes. */
  private double warmUp(DuetSession session, long calls) {
    double limit = Math.max(LEAST_WARMUP_SECONDS, spec.seconds() * WARMUP_SHARE);
    long start = System.nanoTime();
    double seconds = 0;
    double perPair = 0;
    for (int count = FIRST_PAIRS; seconds < limit; count *= 2) {
      double before = seconds;
      session.run(count, calls, ~spec.seed());
      seconds = (System.nanoTime() - start) / 1e9;
      perPair = (seconds - before) / count;
    }
    return perPair;
  }

  private void describe(DuetSession session, long calls) {
    figures.put("calls_per_batch", (double) calls);
    Clock clock = Clock.measure();
    figures.put("clock_cost_ns", clock.costNs());
    figures.put("clock_granularity_ns", clock.granularityNs());
    figures.put("short_calls_baseline", (double) session.shortCalls(Side.BASELINE));
    figures.put("short_calls_treatment", (double) session.shortCalls(Side.TREATMENT));
  }
}

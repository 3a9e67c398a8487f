// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.fork;

import java.io.IOException;
import java.util.Map;
import org.hookbench.experiment.results.CallWriter;
import org.hookbench.micro.binding.ReadPath;
import org.hookbench.micro.binding.Symbols;

/**
 * One arm in this process, preloaded, called from Java. The loop is warmed up for as long as it is
 * measured, because the compiler has to be done with it.
 */
final class JavaFork {
  private static final int CALLS_PER_BATCH = 256;
  private static final int MOST_BATCHES = 1_000_000;
  private static final double LEAST_WARMUP_SECONDS = 0.5;

  private final ForkSpec spec;

  JavaFork(ForkSpec spec) {
    this.spec = spec;
  }

  ForkReport run() throws IOException {
    try (ReadPath path =
        spec.binding().open(spec.point().target(), spec.point().size(), spec.hook())) {
      double perBatch = warmUp(path, Math.max(LEAST_WARMUP_SECONDS, spec.seconds()));
      int count = (int) Math.min(MOST_BATCHES, 1 + spec.seconds() / perBatch);
      long[] ns = new long[count];
      batches(path, ns);
      CallWriter.batches(spec.out(), CALLS_PER_BATCH, ns);
      long libc = Symbols.libc("read");
      return new ForkReport(
          path.address() == libc,
          Symbols.object(libc).toString(),
          Symbols.object(path.address()).toString(),
          count,
          Map.of("calls_per_batch", (double) CALLS_PER_BATCH));
    }
  }

  private static double warmUp(ReadPath path, double limitSeconds) throws IOException {
    long[] ns = new long[100];
    long start = System.nanoTime();
    double seconds = 0;
    while (seconds < limitSeconds) {
      batches(path, ns);
      seconds = (System.nanoTime() - start) / 1e9;
    }
    return java.util.Arrays.stream(ns).average().orElseThrow() / 1e9;
  }

  private static void batches(ReadPath path, long[] ns) throws IOException {
    for (int i = 0; i < ns.length; i++) {
      long start = System.nanoTime();
      for (int call = 0; call < CALLS_PER_BATCH; call++) {
        path.read();
      }
      ns[i] = System.nanoTime() - start;
    }
  }
}

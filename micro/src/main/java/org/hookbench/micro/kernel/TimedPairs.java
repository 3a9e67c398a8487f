// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.kernel;

import java.io.IOException;
import org.hookbench.experiment.results.CallWriter;

/**
 * Timed pairs of batches. Element {@code thread * count + pair} belongs to one thread's pair.
 *
 * @param calls in each batch
 * @param order 0: the baseline was first, 1: the treatment
 * @param baselineNs of the whole batch
 * @param treatmentNs of the whole batch
 */
public record TimedPairs(
    int threads, long calls, byte[] order, long[] baselineNs, long[] treatmentNs) {

  /** TimedPairs of one thread. */
  public int count() {
    return order.length / threads;
  }

  /** Calls of all threads in one batch. */
  public long callsOfAllThreads() {
    return calls * threads;
  }

  /** Baseline time of a pair, summed over threads. */
  public long baselineNs(int pair) {
    return sum(baselineNs, pair);
  }

  /** Treatment time of a pair, summed over threads. */
  public long treatmentNs(int pair) {
    return sum(treatmentNs, pair);
  }

  /** BT or TB. */
  private String order(int pair) {
    return order[pair] == 0 ? "BT" : "TB";
  }

  /** Writes all pairs. */
  public void write(CallWriter out) throws IOException {
    for (int i = 0; i < count(); i++) {
      out.pair(order(i), callsOfAllThreads(), baselineNs(i), treatmentNs(i));
    }
  }

  private long sum(long[] ns, int pair) {
    long sum = 0;
    for (int t = 0; t < threads; t++) {
      sum += ns[t * count() + pair];
    }
    return sum;
  }
}

package org.hookbench.micro.kernel;

/**
 * Timed pairs of batches. Element {@code thread * count + pair} belongs to one thread's pair.
 *
 * @param calls in each batch
 * @param order 0: the baseline was first, 1: the treatment
 * @param baselineNs of the whole batch
 * @param treatmentNs of the whole batch
 */
public record Pairs(int threads, long calls, byte[] order, long[] baselineNs, long[] treatmentNs) {

  /** Pairs of one thread. */
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
  public String order(int pair) {
    return order[pair] == 0 ? "BT" : "TB";
  }

  /** Treatment minus baseline in nanoseconds per call, pair by pair. */
  public double[] differencesNs() {
    double[] differences = new double[count()];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = (double) (treatmentNs(i) - baselineNs(i)) / callsOfAllThreads();
    }
    return differences;
  }

  private long sum(long[] ns, int pair) {
    long sum = 0;
    for (int t = 0; t < threads; t++) {
      sum += ns[t * count() + pair];
    }
    return sum;
  }
}

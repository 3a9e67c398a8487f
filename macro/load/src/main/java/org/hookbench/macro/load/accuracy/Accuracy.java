// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.accuracy;

import java.util.Arrays;

/**
 * Latencies as the generator measured them against the times from request to answer as the server
 * took them, over the same requests.
 *
 * @param requests how many they are
 * @param medianServerNs median of what the server took
 * @param medianDifferenceNs median that was measured, minus it
 * @param p99ServerNs 99th percentile of what the server took
 * @param p99DifferenceNs 99th percentile that was measured, minus it
 * @param medianErrorNs median over requests of measured minus taken
 * @param p99ErrorNs its 99th percentile
 */
public record Accuracy(
    KnownDelay asked,
    int requests,
    long medianServerNs,
    long medianDifferenceNs,
    long p99ServerNs,
    long p99DifferenceNs,
    long medianErrorNs,
    long p99ErrorNs) {
  private static final double MEDIAN = 0.5;
  private static final double P99 = 0.99;

  static Accuracy of(KnownDelay asked, long[] measuredNs, long[] serverNs) {
    long[] errorNs = new long[measuredNs.length];
    Arrays.setAll(errorNs, i -> measuredNs[i] - serverNs[i]);
    return new Accuracy(
        asked,
        serverNs.length,
        quantile(serverNs, MEDIAN),
        quantile(measuredNs, MEDIAN) - quantile(serverNs, MEDIAN),
        quantile(serverNs, P99),
        quantile(measuredNs, P99) - quantile(serverNs, P99),
        quantile(errorNs, MEDIAN),
        quantile(errorNs, P99));
  }

  /** The smallest value that at least {@code p} of all do not exceed. */
  private static long quantile(long[] values, double p) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(p * sorted.length) - 1];
  }
}

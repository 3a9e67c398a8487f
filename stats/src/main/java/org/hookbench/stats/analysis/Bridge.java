// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.analysis;

import java.util.List;
import org.hookbench.stats.estimate.Interval;

/**
 * From one call to one request: calls per request times cost per call beside the measured shift.
 *
 * @param macro scenario of the requests
 * @param readsPerRequest counted by the hook; NaN if it has no counter
 * @param reads the reads of a request by kind; empty if the cost of one is not known
 * @param explained sum over the kinds of reads times cost, milliseconds; null if it cannot be told
 * @param measured shift of a request, milliseconds
 * @param share explained over measured; null if it cannot be told
 * @param note what it rests on, or why it cannot be told
 */
public record Bridge(
    String macro,
    String treatment,
    double readsPerRequest,
    List<Reads> reads,
    Interval explained,
    Interval measured,
    Interval share,
    String note) {

  /** What a read is there for. */
  public enum Kind {
    /** It returns the request, or what can be told of it. */
    DATA,
    /** It wakes a thread, or finds nothing (EAGAIN). */
    SMALL
  }

  /**
   * The reads of one kind in one request.
   *
   * @param bytes mean of what one returns; NaN if it is not known
   * @param micro scenario of the calls that tell the cost
   * @param costPerRead nanoseconds
   */
  public record Reads(
      Kind kind, double perRequest, double bytes, String micro, Interval costPerRead) {}
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.Locale;

/**
 * The reads of one request by what they return. A hook counts reads, those that find nothing
 * (EAGAIN) and bytes; how the rest divides is inferred.
 *
 * @param data reads that return the request
 * @param dataBytes what one of them returns; NaN if nothing tells
 * @param wakeUps reads of a few bytes that wake a thread
 * @param wakeUpBytes what one of them returns
 * @param empty reads that find nothing
 * @param basis where the division comes from, for a reader
 */
record ReadSplit(
    double data, double dataBytes, double wakeUps, double wakeUpBytes, double empty, String basis) {
  private static final double MOST_BYTES_OF_A_WAKE_UP = 16;

  /**
   * Of counted reads.
   *
   * @param empty NaN if it was not counted
   * @param meanBytes of the reads that return something; NaN if it was not counted
   * @param requestBytes NaN if it is not known
   */
  static ReadSplit of(double reads, double empty, double meanBytes, double requestBytes) {
    double nothing = Double.isNaN(empty) ? 0 : empty;
    double delivered = reads - nothing;
    double wakeUps = delivered - 1;
    double wakeUpBytes = (delivered * meanBytes - requestBytes) / wakeUps;
    if (Double.isNaN(meanBytes)) {
      String basis = "bytes were not counted: each read is assumed to return the request";
      return new ReadSplit(delivered, requestBytes, 0, 0, nothing, basis);
    }
    if (wakeUps > 0 && wakeUpBytes > 0 && wakeUpBytes <= MOST_BYTES_OF_A_WAKE_UP) {
      String basis =
          "the request is assumed to arrive in one read, and the other bytes to be wake-ups";
      return new ReadSplit(1, requestBytes, wakeUps, wakeUpBytes, nothing, basis);
    }
    String basis = "all reads that return data are assumed to be alike";
    return new ReadSplit(delivered, meanBytes, 0, 0, nothing, basis);
  }

  /** Reads whose cost is that of a very short one. */
  double small() {
    return wakeUps + empty;
  }

  double smallBytes() {
    return small() > 0 ? wakeUps * wakeUpBytes / small() : 0;
  }

  /** For a reader: how many reads of which kind, and why so. */
  String sentence() {
    String wake =
        wakeUps > 0 ? text(", %.2f of about %.0f bytes (wake-ups)", wakeUps, wakeUpBytes) : "";
    String none = empty > 0 ? text(", %.2f that find nothing (EAGAIN)", empty) : "";
    String bytes = Double.isNaN(dataBytes) ? "" : text(" of %.0f bytes", dataBytes);
    return text("%.2f reads", data) + bytes + wake + none + "; " + basis + ".";
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import java.util.Arrays;
import java.util.List;
import org.hookbench.experiment.Requests;

/**
 * One row of samples.csv.gz as a mutable object, so that millions of rows are written and read
 * without an allocation for each. {@link Sample} describes the columns. For one thread.
 */
public class SampleRow {
  /** The value of a connection, a time or a count that is missing: an empty cell in the file. */
  public static final int MISSING = -1;

  /** The status of a request that got none: an empty cell in the file. */
  public static final int NO_STATUS = 0;

  /** Positions in {@link #more}, as in {@link Sample#MORE}. */
  public static final int BURST = 0;

  public static final int ENDPOINT = 1;
  public static final int SERVICE_CPU_NS = 2;
  public static final int SERVICE_WALL_NS = 3;
  public static final int FIRST_HOP_NS = 4;

  public long seq;

  /** Number of the arm, in the order of the list that the writer and the reader have. */
  public int arm;

  public int connection = MISSING;
  public long intendedNs;
  public long sentNs = MISSING;
  public long firstByteNs = MISSING;
  public long doneNs = MISSING;
  public int status = NO_STATUS;
  public long bytes;

  /** Kind of error; empty if there was none. */
  public String error = "";

  /** What the columns of {@link Sample#MORE} hold; {@link #MISSING} if nothing. */
  public final long[] more = new long[FIRST_HOP_NS + Requests.MOST_HOPS];

  /** A row without values. */
  public SampleRow() {
    Arrays.fill(more, MISSING);
  }

  /** Copies the row into a value, with the label of its arm. */
  public Sample sample(List<String> arms) {
    return new Sample(
        seq,
        arms.get(arm),
        connection,
        intendedNs,
        sentNs,
        firstByteNs,
        doneNs,
        status,
        bytes,
        error);
  }
}

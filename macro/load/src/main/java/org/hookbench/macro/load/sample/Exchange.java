// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.sample;

import org.hookbench.experiment.results.SampleRow;

/**
 * One request and its response, while they are made; reused for the next one. Times are nanoseconds
 * since the start of the run, {@link SampleRow#MISSING} for what did not happen.
 */
public final class Exchange extends SampleRow {
  /** Creates an exchange without a request yet. */
  public Exchange() {}

  /** Creates an exchange for the requests of one connection to an arm. */
  public Exchange(int arm, int connection) {
    this.arm = arm;
    this.connection = connection;
  }

  /** Begins the next request, at the time that is intended for it. */
  public void begin(long nextSeq, long nextIntendedNs) {
    seq = nextSeq;
    intendedNs = nextIntendedNs;
    sentNs = MISSING;
    firstByteNs = MISSING;
    doneNs = MISSING;
    status = NO_STATUS;
    bytes = 0;
    kind(ErrorKind.NONE);
  }

  /** Notes that some of the response, or its end, has come. */
  public void received(long nowNs) {
    doneNs = nowNs;
    if (firstByteNs < 0) {
      firstByteNs = nowNs;
    }
  }

  /** Returns how the request ended. */
  public ErrorKind kind() {
    return ErrorKind.of(error);
  }

  /** Sets how the request ended. */
  public void kind(ErrorKind kind) {
    error = kind.text();
  }
}

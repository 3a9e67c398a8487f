package org.hookbench.macro.load.sample;

/**
 * One request and its response, while they are made; reused for the next one. Times are nanoseconds
 * since the start of the run, -1 for what did not happen.
 */
public final class Exchange {
  public long seq;
  public int arm;
  public int connection;
  public long intendedNs;
  public long sentNs;
  public long firstByteNs;
  public long doneNs;
  public int status;
  public long bytes;
  public ErrorKind error = ErrorKind.NONE;

  /** An exchange without a request yet. */
  public Exchange() {}

  /** Exchanges of one connection to an arm. */
  public Exchange(int arm, int connection) {
    this.arm = arm;
    this.connection = connection;
  }

  /** Begins the next request, at the time that is intended for it. */
  public void begin(long nextSeq, long nextIntendedNs) {
    seq = nextSeq;
    intendedNs = nextIntendedNs;
    sentNs = -1;
    firstByteNs = -1;
    doneNs = -1;
    status = 0;
    bytes = 0;
    error = ErrorKind.NONE;
  }

  /** Some of the response, or its end, has come. */
  public void received(long nowNs) {
    doneNs = nowNs;
    if (firstByteNs < 0) {
      firstByteNs = nowNs;
    }
  }
}

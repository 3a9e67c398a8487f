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

  /** Begins the next request. */
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
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.sample;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.hookbench.experiment.results.SampleRow;

/**
 * Hands samples from the loops to one writer, in the order of their seq, through memory allocated
 * once. A sample has its slot by its seq, so loops need no lock; a loop may begin a request only
 * when {@link #hasRoomFor} says so.
 */
public final class SampleRing {
  private static final VarHandle CELLS = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int SLOT = 8;
  private static final int READY = 7;
  private static final int MAX_SLOTS = 1 << 20;
  private static final int MIN_SLOTS = 1 << 12;

  /** Room kept for requests that other loops begin at the same time. */
  private static final int MARGIN = 1 << 10;

  private final int slot;
  private final long[] cells;
  private final long capacity;
  private volatile long taken;
  private volatile long end = Long.MAX_VALUE;

  /** A ring for a run of about {@code samples} requests. */
  public SampleRing(long samples) {
    this(samples, 0);
  }

  private SampleRing(long samples, int timings) {
    slot = SLOT + timings;
    long wanted = Math.min(MAX_SLOTS, Math.max(MIN_SLOTS, samples));
    capacity = Long.highestOneBit(2 * wanted - 1);
    cells = new long[(int) capacity * slot];
  }

  /** A ring that has room for all {@code samples} of a run before one is taken. */
  public static SampleRing holding(long samples) {
    if (samples >= MAX_SLOTS - MARGIN) {
      throw new IllegalArgumentException(samples + " samples: at most " + (MAX_SLOTS - MARGIN - 1));
    }
    return new SampleRing(samples + MARGIN + 1);
  }

  /** The same, empty, with room for what servers say that they took. */
  public SampleRing withTimings(int hops) {
    return new SampleRing(capacity, SampleRow.FIRST_HOP_NS - SampleRow.SERVICE_CPU_NS + hops);
  }

  /** Whether the request {@code seq} may begin. */
  public boolean hasRoomFor(long seq) {
    return seq + MARGIN - taken < capacity;
  }

  /** Puts a finished exchange; called once for each seq. */
  public void put(Exchange e) {
    int at = slot(e.seq);
    cells[at] = e.intendedNs;
    cells[at + 1] = e.sentNs;
    cells[at + 2] = e.firstByteNs;
    cells[at + 3] = e.doneNs;
    cells[at + 4] = e.bytes;
    cells[at + 5] = ((long) e.arm << 32) | (e.connection & 0xffffffffL);
    cells[at + 6] = ((long) e.status << 32) | e.kind().ordinal();
    System.arraycopy(e.more, SampleRow.SERVICE_CPU_NS, cells, at + SLOT, slot - SLOT);
    CELLS.setRelease(cells, at + READY, e.seq + 1);
  }

  /** Says that requests from {@code seq} on will not come. */
  public void endAt(long seq) {
    end = seq;
  }

  /** Moves the next sample to {@code to}; false if it is not there yet. */
  public boolean take(Exchange to) {
    long seq = taken;
    int at = slot(seq);
    if ((long) CELLS.getAcquire(cells, at + READY) != seq + 1) {
      return false;
    }
    to.seq = seq;
    to.intendedNs = cells[at];
    to.sentNs = cells[at + 1];
    to.firstByteNs = cells[at + 2];
    to.doneNs = cells[at + 3];
    to.bytes = cells[at + 4];
    to.arm = (int) (cells[at + 5] >>> 32);
    to.connection = (int) cells[at + 5];
    to.status = (int) (cells[at + 6] >>> 32);
    to.kind(ErrorKind.at((int) cells[at + 6]));
    System.arraycopy(cells, at + SLOT, to.more, SampleRow.SERVICE_CPU_NS, slot - SLOT);
    taken = seq + 1;
    return true;
  }

  /** Whether all samples that will come were taken. */
  public boolean finished() {
    return taken >= end;
  }

  private int slot(long seq) {
    return (int) (seq & (capacity - 1)) * slot;
  }
}

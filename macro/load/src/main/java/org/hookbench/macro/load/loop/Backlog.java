// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.loop;

/** Requests that are due and wait for a connection, first in, first out. For one thread. */
final class Backlog {
  private long[] cells = new long[2 * 1024];
  private int head;
  private int count;

  boolean isEmpty() {
    return count == 0;
  }

  void add(long seq, long intendedNs) {
    if (2 * count == cells.length) {
      grow();
    }
    int at = 2 * ((head + count) % (cells.length / 2));
    cells[at] = seq;
    cells[at + 1] = intendedNs;
    count++;
  }

  long seq() {
    return cells[2 * head];
  }

  long intendedNs() {
    return cells[2 * head + 1];
  }

  void removeFirst() {
    head = (head + 1) % (cells.length / 2);
    count--;
  }

  private void grow() {
    long[] larger = new long[2 * cells.length];
    int first = cells.length - 2 * head;
    System.arraycopy(cells, 2 * head, larger, 0, first);
    System.arraycopy(cells, 0, larger, first, 2 * head);
    cells = larger;
    head = 0;
  }
}

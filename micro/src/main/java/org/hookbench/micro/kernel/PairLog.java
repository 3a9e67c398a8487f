// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.kernel;

import java.util.ArrayList;
import java.util.List;

/** Where a benchmark leaves the pairs it has timed, until a profiler takes them. Thread-safe. */
public final class PairLog {
  private static final List<TimedPairs> LOG = new ArrayList<>();

  private PairLog() {}

  /** Adds the pairs of one run. */
  public static synchronized void add(TimedPairs pairs) {
    LOG.add(pairs);
  }

  /** Returns what was added since the last time. */
  public static synchronized List<TimedPairs> take() {
    List<TimedPairs> taken = List.copyOf(LOG);
    LOG.clear();
    return taken;
  }
}

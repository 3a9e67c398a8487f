package org.hookbench.macro.load.connection;

import java.io.IOException;

/** Waits until connections can go on, and lets them. For one thread. */
@FunctionalInterface
public interface Events {
  /** Returns when some connections were ready, or after {@code waitNs}, or earlier. */
  void await(long nowNs, long waitNs) throws IOException;
}

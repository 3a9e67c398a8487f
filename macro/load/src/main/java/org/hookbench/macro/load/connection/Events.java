// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.connection;

import java.io.IOException;

/** Waits until connections can go on, and lets them. For one thread. */
public interface Events {
  /** Adds a connection, before the first wait. */
  void add(Connection connection);

  /** Returns when some connections were ready, or after {@code waitNs}, or earlier. */
  void await(long nowNs, long waitNs) throws IOException;
}

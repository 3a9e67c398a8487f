// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.binding;

import java.io.IOException;

/** One way to read a fixed number of bytes from one open target. For one thread. */
public interface ReadPath extends AutoCloseable {
  /**
   * Reads once and returns the number of bytes; on sockets a peer writes them first, in the same
   * call.
   */
  int read() throws IOException;

  /** Address of the {@code read} that is called in the end. */
  long address();

  @Override
  void close() throws IOException;
}

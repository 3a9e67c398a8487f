// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.console;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Input and output without which nobody can go on: a failure is an unchecked exception. */
public final class Io {
  private Io() {}

  /** What makes a value. */
  @FunctionalInterface
  public interface Source<T> {
    T get() throws IOException;
  }

  /** What only has an effect. */
  @FunctionalInterface
  public interface Action {
    void run() throws IOException;
  }

  /** Returns the value. */
  public static <T> T get(Source<T> source) {
    try {
      return source.get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the action. */
  public static void run(Action action) {
    try {
      action.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

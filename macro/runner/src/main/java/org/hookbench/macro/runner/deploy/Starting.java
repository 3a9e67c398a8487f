// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.deploy;

import java.util.function.BooleanSupplier;

/** Is told how far the start of an arm has come. */
public interface Starting {
  /** Of an arm whose start is not timed: it is ready when its probe says so. */
  Starting UNTIMED = new Starting() {};

  /** Nothing of it has been made. */
  default void begins() {}

  /** Its container is there and not started. */
  default void created() {}

  /** The call that starts its first process has returned. */
  default void started() {}

  /** It will listen there; told as soon as that is known. */
  default void at(String host, int port) {}

  /**
   * What tells that it is ready.
   *
   * @param probe of an arm whose start is not timed
   */
  default BooleanSupplier ready(BooleanSupplier probe) {
    return probe;
  }
}

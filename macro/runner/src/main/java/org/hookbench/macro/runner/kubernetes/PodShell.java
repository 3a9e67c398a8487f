// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import java.util.List;

/** Runs commands in containers of pods. */
interface PodShell extends AutoCloseable {
  /** What the command printed, and how it ended. */
  record Answer(int exit, byte[] out, String err) {
    boolean ok() {
      return exit == 0;
    }
  }

  /**
   * Runs a command to its end; a failure of the cluster is a {@link
   * org.hookbench.experiment.console.MeasurementFailedException}.
   */
  Answer run(String pod, String container, List<String> command);

  /** Ends its connections to pods; it may be used again. */
  @Override
  default void close() {}
}

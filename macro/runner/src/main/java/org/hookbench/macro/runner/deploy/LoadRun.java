// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.deploy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.results.Warning;

/** A load generator at work. Closing it stops it. */
public interface LoadRun extends AutoCloseable {

  /** Waits for its end; false if it is still at work. */
  boolean await(Duration atMost) throws InterruptedException;

  /**
   * After its end: fetches its files into the folder of the trial; throws with its message if it
   * failed.
   */
  void collect();

  /** What a reader of its samples has to know about it; after {@link #collect}. */
  default List<Warning> warnings() {
    return List.of();
  }

  /** What each arm's runs told, for trial.json; after {@link #collect}. */
  default Map<String, Map<String, Double>> figures() {
    return Map.of();
  }

  @Override
  void close();
}

package org.hookbench.macro.runner.deploy;

import java.time.Duration;

/** A load generator at work. Closing it stops it. */
public interface LoadRun extends AutoCloseable {

  /** Waits for its end; false if it is still at work. */
  boolean await(Duration atMost) throws InterruptedException;

  /**
   * After its end: fetches its files into the folder of the trial; throws with its message if it
   * failed.
   */
  void collect();

  @Override
  void close();
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.clock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The time by which Linux may lengthen a sleep of this thread to save wake-ups: 50 µs by default
 * (proc(5), timerslack_ns).
 */
public final class TimerSlack {
  private TimerSlack() {}

  /** Asks for none on the calling thread; returns whether the system agreed. */
  public static boolean remove() {
    try {
      Path thread = Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName();
      Files.writeString(Path.of("/proc").resolve(thread).resolve("timerslack_ns"), "1");
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }
}

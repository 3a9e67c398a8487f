// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.hooks;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hookbench.hook.Telemetry;

/** What a server had counted just before it accepted its first connection. */
final class StartUp {
  private static final long EVERY_MS = 10;

  private final Path pages;
  private List<Telemetry> last = List.of();
  private boolean accepted;

  StartUp(Path pages) {
    this.pages = pages;
  }

  /** Follows the counters until the first connection, the end of the program, or the limit. */
  void follow(Process process, long limitNs) throws InterruptedException {
    long start = System.nanoTime();
    while (!accepted && System.nanoTime() - start < limitNs) {
      look();
      if (process.waitFor(EVERY_MS, TimeUnit.MILLISECONDS)) {
        look();
        return;
      }
    }
  }

  private void look() {
    List<Telemetry> now = Telemetry.findAll(pages);
    accepted = now.stream().anyMatch(StartUp::hasAccepted);
    last = accepted ? last : now;
  }

  private static boolean hasAccepted(Telemetry page) {
    return served(page, "accept") + served(page, "accept4") > 0;
  }

  private static long served(Telemetry page, String function) {
    var counted = page.of(function);
    return counted.calls() - counted.eagain() - counted.errors();
  }

  /** Its counters; empty if no connection was accepted: then nothing tells start-up from work. */
  List<Telemetry> pages() {
    return accepted ? last : List.of();
  }
}

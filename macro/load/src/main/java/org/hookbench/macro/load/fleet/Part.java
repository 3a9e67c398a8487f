// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hookbench.experiment.json.Json;
import org.hookbench.macro.load.clock.RemoteClock;
import org.hookbench.macro.load.result.LoadResult;

/**
 * The result of one agent.
 *
 * @param directory with its files
 * @param connections before this part, to number them through
 */
record Part(Path directory, LoadResult result, RemoteClock clock, int connections) {
  static Part read(Path directory, RemoteClock clock, int connections) {
    try {
      String json = Files.readString(directory.resolve(LoadResult.FILE));
      LoadResult result = Json.mapper().readValue(json, LoadResult.class);
      return new Part(directory, result, clock, connections);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its zero of time by the clock of the coordinator. */
  Instant start() {
    return result.start().minusNanos(clock.offsetNs());
  }

  /** Returns what to add to its times to make them times since {@code zero}. */
  long shiftNs(Instant zero) {
    return ChronoUnit.NANOS.between(zero, start());
  }
}

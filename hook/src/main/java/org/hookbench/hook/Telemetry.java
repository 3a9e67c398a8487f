// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.hookbench.experiment.console.MeasurementFailedException;

/**
 * Snapshot of the telemetry page that a hook of ours writes when HOOKBENCH_TELEMETRY names a file.
 * It can be taken while the process runs and after it died; the page appears when the hook is
 * loaded.
 *
 * @param hook name of the hook, for example {@code scan}
 * @param pid process that made the page
 * @param counts whether {@link #functions} is counted; otherwise only {@link #called} is kept
 * @param called functions that were called at least once
 * @param functions counters by function, every function the hook interposes; of the profile tool
 *     also by kind of descriptor, named {@code on tcp}, {@code on file} and so on
 * @param ownTime by function, calls in which the hook itself spent [2^i, 2^(i+1)) ns; empty without
 *     HOOKBENCH_TIME
 */
public record Telemetry(
    String hook,
    int pid,
    boolean counts,
    SortedSet<String> called,
    Map<String, Counters> functions,
    Map<String, List<Long>> ownTime,
    Map<String, List<Long>> sizes) {

  /** The page in a file, or empty when there is no such file. */
  public static Optional<Telemetry> find(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(TelemetryPage.parse(Files.readAllBytes(file)));
    } catch (IOException | IllegalArgumentException e) {
      throw new MeasurementFailedException(file + ": no telemetry page: " + e.getMessage());
    }
  }

  /** The page in these bytes; {@link MeasurementFailedException} if they hold none. */
  public static Telemetry read(byte[] page) {
    try {
      return TelemetryPage.parse(page);
    } catch (IllegalArgumentException e) {
      throw new MeasurementFailedException("no telemetry page: " + e.getMessage(), e);
    }
  }

  /** All pages of a path in which {@code %p} stands for the process id. */
  public static List<Telemetry> findAll(Path pattern) {
    return PageFiles.of(pattern).stream().flatMap(file -> find(file).stream()).toList();
  }

  /** Counters of one function; zeros when the hook does not interpose it. */
  public Counters of(String function) {
    return functions.getOrDefault(function, Counters.NONE);
  }
}

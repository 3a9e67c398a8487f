// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.resources;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.hookbench.experiment.console.Io;

/** Readings of the arms of a trial, and resources.csv made of them. */
public final class ResourceLog {
  public static final String FILE = "resources.csv";
  private final Map<String, List<Reading>> byArm = new LinkedHashMap<>();

  public void add(String arm, Reading reading) {
    byArm.computeIfAbsent(arm, a -> new ArrayList<>()).add(reading);
  }

  /** Growth of a counter between the first and the last reading of an arm. */
  public OptionalLong growth(String arm, Resource resource) {
    List<Long> values =
        byArm.getOrDefault(arm, List.of()).stream()
            .map(r -> r.get(resource))
            .filter(v -> v != null)
            .toList();
    return values.size() < 2
        ? OptionalLong.empty()
        : OptionalLong.of(values.get(values.size() - 1) - values.get(0));
  }

  /** From the first to the last reading of an arm, at least 1. */
  public long spanNs(String arm) {
    List<Reading> readings = byArm.getOrDefault(arm, List.of());
    return readings.isEmpty()
        ? 1
        : Math.max(1, readings.get(readings.size() - 1).nanoTime() - readings.get(0).nanoTime());
  }

  /** Largest value of an arm. */
  public OptionalLong most(String arm, Resource resource) {
    return byArm.getOrDefault(arm, List.of()).stream()
        .map(r -> r.get(resource))
        .filter(v -> v != null)
        .mapToLong(Long::longValue)
        .max();
  }

  /** For how long an arm had fewer copies ready than it should. */
  public double unreadySeconds(String arm) {
    List<Reading> looks =
        byArm.getOrDefault(arm, List.of()).stream()
            .filter(reading -> reading.get(Resource.REPLICAS_READY) != null)
            .toList();
    double seconds = 0;
    for (int i = 1; i < looks.size(); i++) {
      Reading look = looks.get(i);
      if (look.get(Resource.REPLICAS_READY) < look.get(Resource.REPLICAS_WANTED)) {
        seconds += (look.nanoTime() - looks.get(i - 1).nanoTime()) / 1e9;
      }
    }
    return seconds;
  }

  /**
   * Writes resources.csv. The row of second s holds what happened in the second before it, on the
   * clock of the samples.
   *
   * @param zeroNanoTime the zero of the samples, of {@link System#nanoTime}
   */
  public void write(Path folder, long zeroNanoTime) {
    StringBuilder text = new StringBuilder("arm,second");
    Arrays.stream(Resource.values()).forEach(r -> text.append(',').append(r.column()));
    text.append('\n');
    byArm.forEach((arm, readings) -> rows(text, arm, readings, zeroNanoTime));
    Io.run(() -> Files.writeString(folder.resolve(FILE), text));
  }

  private static void rows(
      StringBuilder text, String arm, List<Reading> readings, long zeroNanoTime) {
    Reading before = readings.get(0);
    for (int i = 1; i < readings.size(); i++) {
      Reading now = readings.get(i);
      long second = second(now, zeroNanoTime);
      if (i + 1 < readings.size() && second(readings.get(i + 1), zeroNanoTime) == second) {
        continue;
      }
      text.append(arm).append(',').append(second);
      for (Resource resource : Resource.values()) {
        text.append(',').append(cell(resource, before, now));
      }
      text.append('\n');
      before = now;
    }
  }

  private static long second(Reading reading, long zeroNanoTime) {
    return Math.round((reading.nanoTime() - zeroNanoTime) / 1e9);
  }

  private static String cell(Resource resource, Reading before, Reading now) {
    Long value = now.get(resource);
    Long earlier = before.get(resource);
    if (value == null || resource.isCounter() && earlier == null) {
      return "";
    }
    return Long.toString(resource.isCounter() ? value - earlier : value);
  }
}

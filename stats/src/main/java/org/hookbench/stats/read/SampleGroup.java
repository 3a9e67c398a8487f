// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.hookbench.experiment.Requests;
import org.hookbench.experiment.results.Sample;
import org.hookbench.stats.estimate.Ascending;

/**
 * The measured requests of one arm of a trial that have the same number in a column, such as one
 * burst; or one hop of all of them.
 *
 * @param sortedMs from when the schedule wanted them sent, or of the hop; of those without an error
 * @param failed those with an error
 */
public record SampleGroup(String arm, long number, double[] sortedMs, long failed) {
  private static final double NS_PER_MS = 1e6;

  /** Of a trial, by arm and number; empty if its samples have no such column. */
  public static List<SampleGroup> by(String column, MeasuredTrial trial) {
    return of(trial, (rows, arms) -> collect(rows, rows.columnIfAny(column), trial, arms));
  }

  /** The hops of a chain, by arm and number. */
  public static List<SampleGroup> hops(MeasuredTrial trial) {
    return of(trial, (rows, arms) -> collectHops(rows, trial, arms));
  }

  private static List<SampleGroup> of(
      MeasuredTrial trial, BiConsumer<Table, Map<String, Map<Long, Collected>>> collect) {
    Path file = trial.path().resolve(Sample.FILE);
    Map<String, Map<Long, Collected>> arms = new TreeMap<>();
    if (Files.isRegularFile(file)) {
      try (Table rows = Table.ours(file)) {
        collect.accept(rows, arms);
      }
    }
    List<SampleGroup> groups = new ArrayList<>();
    arms.forEach((arm, numbers) -> numbers.forEach((n, all) -> groups.add(all.group(arm, n))));
    return groups;
  }

  private static void collect(
      Table rows, int column, MeasuredTrial trial, Map<String, Map<Long, Collected>> arms) {
    int[] at = rows.columns(List.of("seq", "arm", "intended_ns", "done_ns", "error"));
    while (column >= 0 && rows.next()) {
      String arm = trial.armOf(rows.text(at[1]));
      if (arm == null || rows.integer(at[0]) < trial.firstMeasured() || rows.isEmpty(column)) {
        continue;
      }
      Collected group =
          arms.computeIfAbsent(arm, a -> new TreeMap<>())
              .computeIfAbsent(rows.integer(column), number -> new Collected());
      if (rows.isEmpty(at[4])) {
        group.ms.add((rows.integer(at[3]) - rows.integer(at[2])) / NS_PER_MS);
      } else {
        group.failed++;
      }
    }
  }

  private static void collectHops(
      Table rows, MeasuredTrial trial, Map<String, Map<Long, Collected>> arms) {
    int[] at = rows.columns(List.of("seq", "arm", "error"));
    int[] hops =
        IntStream.rangeClosed(1, Requests.MOST_HOPS)
            .map(hop -> rows.columnIfAny("hop_" + hop + "_ns"))
            .filter(column -> column >= 0)
            .toArray();
    while (hops.length > 0 && rows.next()) {
      String arm = trial.armOf(rows.text(at[1]));
      if (arm == null || rows.integer(at[0]) < trial.firstMeasured()) {
        continue;
      }
      for (int hop = 0; hop < hops.length; hop++) {
        Collected group =
            arms.computeIfAbsent(arm, a -> new TreeMap<>())
                .computeIfAbsent(hop + 1L, number -> new Collected());
        if (rows.isEmpty(at[2]) && !rows.isEmpty(hops[hop])) {
          group.ms.add(rows.integer(hops[hop]) / NS_PER_MS);
        } else {
          group.failed++;
        }
      }
    }
  }

  private static final class Collected {
    private final List<Double> ms = new ArrayList<>();
    private long failed;

    SampleGroup group(String arm, long number) {
      double[] sorted = Ascending.copyOf(ms.stream().mapToDouble(v -> v).toArray());
      return new SampleGroup(arm, number, sorted, failed);
    }
  }
}

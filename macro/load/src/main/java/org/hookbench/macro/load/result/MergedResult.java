// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.result;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.hookbench.experiment.results.TrialStatus;

/** Merges the results of several generators: sums where they add up, else the worst. */
public final class MergedResult {
  private final List<LoadResult> parts;

  private MergedResult(List<LoadResult> parts) {
    this.parts = parts;
  }

  /** The result of runs whose samples {@code tally} has seen. */
  public static LoadResult of(
      Tally tally, List<LoadResult> parts, Instant start, long seed, long warmup) {
    MergedResult merged = new MergedResult(parts);
    return new LoadResult(
        LoadResult.SCHEMA,
        start,
        merged.status(),
        parts.stream().map(LoadResult::reason).filter(Objects::nonNull).findFirst().orElse(null),
        seed,
        warmup,
        tally.sends().seconds(),
        tally.results(),
        tally.sends().rate(),
        merged.generator(tally),
        List.of());
  }

  private TrialStatus status() {
    return parts.stream().map(LoadResult::status).max(Comparator.naturalOrder()).orElseThrow();
  }

  private LoadResult.Generator generator(Tally tally) {
    return new LoadResult.Generator(
        sum(LoadResult.Generator::cpuSeconds),
        largest(LoadResult.Generator::threadCpuShare),
        largest(LoadResult.Generator::gcSeconds),
        largest(LoadResult.Generator::stealSeconds),
        LatencySummary.of(tally.sends().delay()),
        worst(LoadResult.Generator::lateness),
        (long) sum(LoadResult.Generator::waitedForConnection),
        (long) sum(LoadResult.Generator::writerBehind),
        worst(LoadResult.Generator::jitter),
        texts(LoadResult.Generator::loop),
        texts(LoadResult.Generator::loopReason));
  }

  private double sum(ToDoubleFunction<LoadResult.Generator> figure) {
    return parts.stream().map(LoadResult::generator).mapToDouble(figure).sum();
  }

  /** The different texts of the parts; null if there is none. */
  private String texts(Function<LoadResult.Generator, String> text) {
    return parts.stream()
        .map(LoadResult::generator)
        .map(text)
        .filter(Objects::nonNull)
        .distinct()
        .reduce((one, other) -> one + ", " + other)
        .orElse(null);
  }

  private double largest(ToDoubleFunction<LoadResult.Generator> figure) {
    return parts.stream().map(LoadResult::generator).mapToDouble(figure).max().orElse(Double.NaN);
  }

  private LatencySummary worst(Function<LoadResult.Generator, LatencySummary> figures) {
    return parts.stream()
        .map(LoadResult::generator)
        .map(figures)
        .filter(Objects::nonNull)
        .max(Comparator.comparingLong(LatencySummary::p99Ns))
        .orElse(null);
  }
}

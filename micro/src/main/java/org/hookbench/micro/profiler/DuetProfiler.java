// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.profiler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.hookbench.experiment.results.CallWriter;
import org.hookbench.micro.kernel.PairLog;
import org.hookbench.micro.kernel.TimedPairs;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.util.ListStatistics;

/**
 * Turns the pairs of a fork into secondary results: {@code duet.difference}, {@code duet.baseline}
 * and {@code duet.treatment} in ns per call, each the median over the pairs of the fork. Gives
 * nothing for benchmarks without pairs. Option {@code pairs=DIR}: write every pair of every fork to
 * a pairs.csv.gz there.
 */
public final class DuetProfiler implements InternalProfiler {
  private static final String OPTION = "pairs=";

  private final Path directory;
  private final List<TimedPairs> fork = new ArrayList<>();
  private int measured;

  /** For the list of profilers. */
  public DuetProfiler() throws ProfilerException {
    this("");
  }

  /** Called by JMH with the text after the colon of {@code -prof}. */
  public DuetProfiler(String options) throws ProfilerException {
    if (!options.isEmpty() && !options.startsWith(OPTION)) {
      throw new ProfilerException("DuetProfiler:" + options + " is unknown; use pairs=DIR");
    }
    this.directory =
        options.isEmpty() ? null : Path.of(options.substring(OPTION.length())).toAbsolutePath();
  }

  @Override
  public String getDescription() {
    return "paired differences of DuetBenchmark; option pairs=DIR writes every pair";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    PairLog.take();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    List<TimedPairs> pairs = PairLog.take();
    if (iteration.getType() != IterationType.MEASUREMENT) {
      return List.of();
    }
    fork.addAll(pairs);
    measured++;
    if (measured < iteration.getCount() || fork.isEmpty()) {
      return List.of();
    }
    write(benchmark);
    return List.of(
        median("duet.baseline", (p, i) -> p.baselineNs(i)),
        median("duet.treatment", (p, i) -> p.treatmentNs(i)),
        median("duet.difference", (p, i) -> p.treatmentNs(i) - p.baselineNs(i)));
  }

  private PairedResult median(String label, ToDoubleBiFunction<TimedPairs, Integer> ns) {
    double[] perCall =
        fork.stream()
            .flatMapToDouble(
                p ->
                    IntStream.range(0, p.count())
                        .mapToDouble(i -> ns.applyAsDouble(p, i) / p.callsOfAllThreads()))
            .toArray();
    return new PairedResult(label, new ListStatistics(perCall).getPercentile(50), "ns/call");
  }

  private void write(BenchmarkParams benchmark) {
    if (directory == null) {
      return;
    }
    List<String> values =
        benchmark.getParamsKeys().stream().sorted().map(benchmark::getParam).toList();
    String name = String.join("-", values).replaceAll("[^A-Za-z0-9._-]+", "_");
    Path file = directory.resolve(name + "-" + ProcessHandle.current().pid() + ".pairs.csv.gz");
    try {
      Files.createDirectories(directory);
      try (CallWriter out = CallWriter.ofPairs(file)) {
        for (TimedPairs pairs : fork) {
          pairs.write(out);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(values.toString(), e);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.workload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.hookbench.experiment.Workload;
import org.hookbench.experiment.results.Run;
import org.hookbench.experiment.results.RunWriter;

/** Runs the programs of all arms in pairs, in random order, and keeps what they took and told. */
final class Pairs {
  private final Workload workload;
  private final OutputParser parser;
  private final Map<String, RunFigures> figures = new LinkedHashMap<>();

  /**
   * The program of an arm.
   *
   * @param output where that of its last run is
   */
  record Source(String arm, Starter starter, Path output) {}

  Pairs(Workload workload, List<String> arms) {
    this.workload = workload;
    this.parser = new OutputParser(workload.parser(), workload.metrics());
    arms.forEach(arm -> figures.put(arm, new RunFigures(workload)));
  }

  OutputParser parser() {
    return parser;
  }

  /** Writes runs.csv.gz. */
  void measure(List<Source> sources, long seed, Path folder) {
    try (RunWriter file = new RunWriter(folder.resolve(Run.FILE), workload.metrics().keySet())) {
      List<Source> order = new ArrayList<>(sources);
      Random random = new Random(seed);
      long zero = System.nanoTime();
      for (int pair = 0; pair < workload.warmup() + workload.runs(); pair++) {
        Collections.shuffle(order, random);
        for (Source source : order) {
          Run run = run(pair, source, zero);
          file.write(run);
          RunFigures own = figures.get(run.arm());
          if (pair < workload.warmup()) {
            own.addWarmup(run);
          } else {
            own.add(run);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Run run(int pair, Source source, long zero) {
    long startNs = System.nanoTime() - zero;
    Starter.Took took = source.starter().run();
    OutputParser.Told told =
        took.error().isEmpty() ? parser.parse(source.output()) : parser.nothing(took.error());
    return new Run(
        pair,
        source.arm(),
        startNs,
        took.wallNs(),
        took.userNs(),
        took.systemNs(),
        took.peakBytes(),
        told.error(),
        told.metrics());
  }

  <T> Map<String, T> per(Function<RunFigures, T> figure) {
    Map<String, T> all = new TreeMap<>();
    figures.forEach((arm, own) -> all.put(arm, figure.apply(own)));
    return all;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.accuracy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.Progress;
import org.hookbench.experiment.results.Sample;
import org.hookbench.experiment.results.SampleReader;
import org.hookbench.macro.load.http.HttpTarget;
import org.hookbench.macro.load.measurement.Measurement;
import org.hookbench.macro.load.result.LoadResult;
import org.hookbench.macro.load.sample.Exchange;

/** Measures known delays, one after the other. */
public final class Trials {
  private static final String ARM = "oracle";
  private static final long SEED = 42;
  private static final int MEASURED = 0;

  /** Lets the compiler end what reading the last trial gave it to do. */
  private static final long PAUSE_MS = 500;

  private final Path directory;
  private final List<KnownDelay> warmup;

  /** Trials whose files go to {@code directory}; those that warm up come first and do not count. */
  public Trials(Path directory, List<KnownDelay> warmup) {
    this.directory = directory;
    this.warmup = List.copyOf(warmup);
  }

  /** The accuracy of each. */
  public List<Accuracy> run(List<KnownDelay> delays) throws IOException, InterruptedException {
    List<Accuracy> found = new ArrayList<>();
    try (OracleProcess oracle = new OracleProcess(directory.resolve("service.csv"));
        Progress progress = new Progress("accuracy", delays.size())) {
      for (KnownDelay delay : warmup) {
        run(oracle, delay, "warm-up");
      }
      for (KnownDelay delay : delays) {
        progress.at(found.size(), delay.path());
        System.gc();
        Thread.sleep(PAUSE_MS);
        found.add(run(oracle, delay, String.valueOf(found.size())));
      }
    }
    return found;
  }

  private Accuracy run(OracleProcess oracle, KnownDelay delay, String name)
      throws IOException, InterruptedException {
    Path files = directory.resolve(name);
    List<HttpTarget> targets = List.of(HttpTarget.of(ARM, oracle.url(delay.path())));
    LoadResult result =
        new Measurement(targets, delay.load(), SEED, files).writingAtTheEnd().run(keep -> {});
    if (result.arms().get(ARM).errors() > 0 || result.reason() != null) {
      throw MeasurementFailedException.of(
          "requests to the oracle failed: %s", result.arms().get(ARM).errorsByKind());
    }
    List<Span> requests = requests(files);
    List<Span> answers = Matching.answers(requests, oracle.answers());
    int warmup = requests.size() - Math.toIntExact(delay.requests());
    int[] measured =
        IntStream.range(warmup, requests.size())
            .filter(i -> requests.get(i).connection() == MEASURED)
            .toArray();
    return Accuracy.of(delay, lengthsNs(requests, measured), lengthsNs(answers, measured));
  }

  private static List<Span> requests(Path files) throws IOException {
    List<Span> requests = new ArrayList<>();
    try (SampleReader samples = new SampleReader(files.resolve(Sample.FILE), List.of(ARM))) {
      Exchange e = new Exchange();
      while (samples.read(e)) {
        requests.add(new Span(e.connection, e.sentNs, e.doneNs));
      }
    }
    return requests;
  }

  private static long[] lengthsNs(List<Span> spans, int[] measured) {
    return IntStream.of(measured).mapToLong(i -> spans.get(i).ns()).toArray();
  }
}

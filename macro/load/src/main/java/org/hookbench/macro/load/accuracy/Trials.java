package org.hookbench.macro.load.accuracy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.Progress;
import org.hookbench.experiment.results.Sample;
import org.hookbench.macro.load.http.Target;
import org.hookbench.macro.load.measurement.Measurement;
import org.hookbench.macro.load.result.LoadResult;
import org.hookbench.macro.load.sample.Exchange;
import org.hookbench.macro.load.sample.SampleReader;

/** Measures known delays, one after the other. */
public final class Trials {
  private static final String ARM = "oracle";
  private static final long SEED = 42;

  private final Path directory;
  private final KnownDelay warmup;

  /** Trials whose files go to {@code directory}, after so many requests without delay. */
  public Trials(Path directory, long warmupRequests) {
    this.directory = directory;
    this.warmup = new KnownDelay("0us", false, "1ms", warmupRequests);
  }

  /** The accuracy of each; what comes before the first, to warm up, is not in it. */
  public List<Accuracy> run(List<KnownDelay> delays) throws IOException, InterruptedException {
    List<Accuracy> found = new ArrayList<>();
    try (OracleProcess oracle = new OracleProcess(directory.resolve("service.csv"));
        Progress progress = new Progress("accuracy", delays.size())) {
      run(oracle, warmup, "warm-up");
      for (KnownDelay delay : delays) {
        progress.at(found.size(), delay.path());
        found.add(run(oracle, delay, String.valueOf(found.size())));
      }
    }
    return found;
  }

  private Accuracy run(OracleProcess oracle, KnownDelay delay, String name)
      throws IOException, InterruptedException {
    Path files = directory.resolve(name);
    List<Target> targets = List.of(Target.of(ARM, oracle.url(delay.path())));
    LoadResult result = new Measurement(targets, delay.load(), SEED, files).run(keep -> {});
    if (result.arms().get(ARM).errors() > 0 || result.reason() != null) {
      throw new MeasurementFailedException(
          "requests to the oracle failed: " + result.arms().get(ARM).errorsByKind());
    }
    long[] measuredNs = latenciesNs(files);
    return Accuracy.of(delay, measuredNs, oracle.serverNs(measuredNs.length));
  }

  private static long[] latenciesNs(Path files) throws IOException {
    List<Long> latencies = new ArrayList<>();
    try (SampleReader samples = new SampleReader(files.resolve(Sample.FILE), List.of(ARM))) {
      Exchange e = new Exchange();
      while (samples.read(e)) {
        latencies.add(e.doneNs - e.sentNs);
      }
    }
    return latencies.stream().mapToLong(Long::longValue).toArray();
  }
}

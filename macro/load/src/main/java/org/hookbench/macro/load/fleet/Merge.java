package org.hookbench.macro.load.fleet;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hookbench.experiment.results.Sample;
import org.hookbench.macro.load.sample.Exchange;
import org.hookbench.macro.load.sample.SampleFile;

/**
 * Makes one samples.csv.gz of those of several agents: pairs in the order of their time, the
 * warm-up of all before what was measured, connections and seq numbered through.
 */
final class Merge {
  private final List<String> arms;
  private final Instant zero;
  private final Consumer<Exchange> tally;
  private long seq;

  Merge(List<String> arms, Instant zero, Consumer<Exchange> tally) {
    this.arms = arms;
    this.zero = zero;
    this.tally = tally;
  }

  /** Writes the file into {@code directory}. */
  void write(List<Part> parts, Path directory) throws IOException {
    List<TupleReader> readers = new ArrayList<>();
    try (SampleFile file = new SampleFile(directory.resolve(Sample.FILE), arms)) {
      for (Part part : parts) {
        readers.add(new TupleReader(part, arms, part.shiftNs(zero)));
      }
      copy(readers, file, true);
      copy(readers, file, false);
    } finally {
      for (TupleReader reader : readers) {
        reader.close();
      }
    }
  }

  private void copy(List<TupleReader> readers, SampleFile file, boolean warmup) throws IOException {
    for (Optional<TupleReader> next = next(readers, warmup);
        next.isPresent();
        next = next(readers, warmup)) {
      for (Exchange e : next.get().tuple()) {
        e.seq = seq++;
        file.write(e);
        tally.accept(e);
      }
      next.get().advance();
    }
  }

  private static Optional<TupleReader> next(List<TupleReader> readers, boolean warmup) {
    return readers.stream()
        .filter(r -> !r.over() && (!warmup || r.inWarmup()))
        .min(Comparator.comparingLong(TupleReader::timeNs));
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.fleet;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hookbench.experiment.results.ConnectionSetup;
import org.hookbench.experiment.results.ConnectionSetupReader;
import org.hookbench.experiment.results.ConnectionSetupWriter;
import org.hookbench.experiment.results.Sample;
import org.hookbench.experiment.results.SampleRow;
import org.hookbench.experiment.results.SampleWriter;
import org.hookbench.macro.load.sample.Exchange;

/**
 * Makes one samples.csv.gz and one connections.csv.gz of those of several agents: pairs in the
 * order of their time, the warm-up of all before what was measured; connections, bursts and seq
 * numbered through.
 */
final class Merge {
  private final List<String> arms;
  private final List<String> more;
  private final Instant zero;
  private final Consumer<Exchange> tally;
  private long seq;

  Merge(List<String> arms, List<String> more, Instant zero, Consumer<Exchange> tally) {
    this.arms = arms;
    this.more = more;
    this.zero = zero;
    this.tally = tally;
  }

  /** Writes the files into {@code directory}. */
  void write(List<Part> parts, Path directory) throws IOException {
    writeSamples(parts, directory);
    writeOpenings(parts, directory);
  }

  private void writeSamples(List<Part> parts, Path directory) throws IOException {
    List<TupleReader> readers = new ArrayList<>();
    try (SampleWriter file = new SampleWriter(directory.resolve(Sample.FILE), arms, more)) {
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

  private void copy(List<TupleReader> readers, SampleWriter file, boolean warmup)
      throws IOException {
    for (Optional<TupleReader> next = next(readers, warmup);
        next.isPresent();
        next = next(readers, warmup)) {
      for (Exchange e : next.get().tuple()) {
        e.seq = seq++;
        if (e.more[SampleRow.BURST] >= 0) {
          long burst = e.more[SampleRow.BURST] * readers.size();
          e.more[SampleRow.BURST] = burst + readers.indexOf(next.get());
        }
        file.write(e);
        tally.accept(e);
      }
      next.get().advance();
    }
  }

  private void writeOpenings(List<Part> parts, Path directory) throws IOException {
    List<ConnectionSetup> all = new ArrayList<>();
    for (Part part : parts) {
      Path file = part.directory().resolve(ConnectionSetup.FILE);
      for (ConnectionSetup o : ConnectionSetupReader.all(file, arms)) {
        all.add(o.moved(part.connections(), part.shiftNs(zero)));
      }
    }
    all.sort(Comparator.comparingLong(ConnectionSetup::connectedNs));
    try (ConnectionSetupWriter file =
        new ConnectionSetupWriter(directory.resolve(ConnectionSetup.FILE), arms)) {
      for (ConnectionSetup o : all) {
        file.write(o);
      }
    }
  }

  private static Optional<TupleReader> next(List<TupleReader> readers, boolean warmup) {
    return readers.stream()
        .filter(r -> !r.over() && (!warmup || r.inWarmup()))
        .min(Comparator.comparingLong(TupleReader::timeNs));
  }
}

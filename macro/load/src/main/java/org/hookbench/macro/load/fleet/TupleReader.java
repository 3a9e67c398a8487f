// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.fleet;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hookbench.experiment.results.Sample;
import org.hookbench.experiment.results.SampleReader;
import org.hookbench.macro.load.sample.Exchange;

/** The pairs (or tuples) of one part, one after the other, in the time of the coordinator. */
final class TupleReader implements Closeable {
  private final SampleReader samples;
  private final List<Exchange> tuple = new ArrayList<>();
  private final long shiftNs;
  private final int connections;
  private final long warmupRequests;
  private boolean over;

  TupleReader(Part part, List<String> arms, long shiftNs) throws IOException {
    this.samples = new SampleReader(part.directory().resolve(Sample.FILE), arms);
    this.shiftNs = shiftNs;
    this.connections = part.connections();
    this.warmupRequests = part.result().warmup() * arms.size();
    arms.forEach(arm -> tuple.add(new Exchange()));
    advance();
  }

  /** The tuple it stands at; valid until it advances. */
  List<Exchange> tuple() {
    return tuple;
  }

  boolean over() {
    return over;
  }

  boolean inWarmup() {
    return !over && tuple.get(0).seq < warmupRequests;
  }

  long timeNs() {
    return tuple.get(0).intendedNs;
  }

  void advance() throws IOException {
    for (Exchange e : tuple) {
      if (!samples.read(e)) {
        over = true;
        return;
      }
      e.intendedNs += shiftNs;
      e.sentNs = shifted(e.sentNs);
      e.firstByteNs = shifted(e.firstByteNs);
      e.doneNs = shifted(e.doneNs);
      e.connection = e.connection < 0 ? e.connection : e.connection + connections;
    }
  }

  private long shifted(long ns) {
    return ns < 0 ? ns : ns + shiftNs;
  }

  @Override
  public void close() throws IOException {
    samples.close();
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.hookbench.experiment.results.Sample;
import org.hookbench.experiment.results.SampleRow;
import org.hookbench.experiment.results.SampleWriter;

/**
 * A simulated server with one queue: clients that pause for exponential times, one request served
 * after the other in exponential times. What it can do is known exactly.
 */
public record ClosedLoop(double thinkMs, double serviceMs) {
  private static final double NS_PER_MS = 1e6;

  /** A request of a connection, in nanoseconds. */
  public record Served(int connection, long sentNs, long doneNs) {}

  private record Ready(double atNs, int connection) {}

  /** Requests in the order in which they are sent. */
  public List<Served> run(int connections, int requests, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    PriorityQueue<Ready> next = new PriorityQueue<>(Comparator.comparingDouble(Ready::atNs));
    for (int c = 0; c < connections; c++) {
      next.add(new Ready(exponential(random, thinkMs), c));
    }
    List<Served> served = new ArrayList<>();
    double freeNs = 0;
    while (served.size() < requests) {
      Ready client = next.remove();
      freeNs = Math.max(client.atNs(), freeNs) + exponential(random, serviceMs);
      served.add(new Served(client.connection(), (long) client.atNs(), (long) freeNs));
      next.add(new Ready(freeNs + exponential(random, thinkMs), client.connection()));
    }
    return served;
  }

  private static double exponential(SplittableRandom random, double meanMs) {
    return -Math.log1p(-random.nextDouble()) * meanMs * NS_PER_MS;
  }

  /** Exact mean value analysis (Reiser and Lavenberg 1980, doi 10.1145/322186.322195). */
  public double perSecond(int connections) {
    double perMs = 0;
    double queue = 0;
    for (int n = 1; n <= connections; n++) {
      double responseMs = serviceMs * (1 + queue);
      perMs = n / (responseMs + thinkMs);
      queue = perMs * responseMs;
    }
    return 1e3 * perMs;
  }

  /** Writes the samples of a trial of one arm. */
  void write(Path folder, String arm, List<Served> served) throws IOException {
    try (SampleWriter writer = new SampleWriter(folder.resolve(Sample.FILE), List.of(arm))) {
      SampleRow row = new SampleRow();
      for (Served one : served) {
        row.connection = one.connection();
        row.intendedNs = one.sentNs();
        row.sentNs = one.sentNs();
        row.firstByteNs = one.doneNs();
        row.doneNs = one.doneNs();
        row.status = 200;
        writer.write(row);
        row.seq++;
      }
    }
  }
}

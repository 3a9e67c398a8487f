// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.probe;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hookbench.experiment.console.Io;
import org.hookbench.experiment.results.Warning;

/**
 * Calls the platform at a fixed rate until it is stopped, whatever the answers take: a call that
 * waits for the one before it counts from the time at which it was due.
 */
public final class Probe implements AutoCloseable {
  public static final String FILE = "api.csv";
  public static final Probe NONE = new Probe(Duration.ZERO, Map.of());

  /** Answers from which a 99th percentile is more than the largest of them. */
  private static final int ENOUGH_FOR_P99 = 100;

  private static final Duration LONGEST_CALL = Duration.ofSeconds(20);

  /** A call; the error is empty if it was answered. */
  private record Row(String operation, long dueNs, long sentNs, long doneNs, String error) {}

  private final List<Row> rows = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Runnable> operations;
  private final ScheduledExecutorService clock;

  /**
   * Starts at once.
   *
   * @param period from one call of an operation to the next
   * @param operations by name; one that fails throws
   */
  public Probe(Duration period, Map<String, Runnable> operations) {
    this.operations = new TreeMap<>(operations);
    this.clock =
        Executors.newScheduledThreadPool(
            operations.size(),
            work -> {
              Thread thread = new Thread(work, "probe");
              thread.setDaemon(true);
              return thread;
            });
    long apartNs = period.toNanos() / Math.max(1, operations.size());
    long nextNs = 0;
    for (String operation : this.operations.keySet()) {
      start(operation, nextNs, period.toNanos());
      nextNs += apartNs;
    }
  }

  private void start(String operation, long delayNs, long periodNs) {
    long[] dueNs = {System.nanoTime() + delayNs};
    clock.scheduleAtFixedRate(
        () -> {
          long sentNs = System.nanoTime();
          String error = call(operation);
          rows.add(new Row(operation, dueNs[0], sentNs, System.nanoTime(), error));
          dueNs[0] += periodNs;
        },
        delayNs,
        periodNs,
        TimeUnit.NANOSECONDS);
  }

  private String call(String operation) {
    try {
      operations.get(operation).run();
      return "";
    } catch (RuntimeException e) {
      return String.valueOf(e.getMessage()).replaceAll("[\\s\",]+", " ");
    }
  }

  /**
   * Seconds of each operation: the median, and of at least 100 answers the 99th percentile.
   *
   * @param sinceNanoTime calls that were due earlier do not count, of {@link System#nanoTime}
   */
  public Map<String, Double> figures(long sinceNanoTime) {
    Map<String, Double> figures = new TreeMap<>();
    for (String operation : operations.keySet()) {
      double[] seconds =
          rows().stream()
              .filter(row -> row.operation.equals(operation) && row.error.isEmpty())
              .filter(row -> row.dueNs - sinceNanoTime >= 0)
              .mapToDouble(row -> (row.doneNs - row.dueNs) / 1e9)
              .sorted()
              .toArray();
      if (seconds.length > 0) {
        figures.put("api_" + operation + "_median_seconds", quantile(seconds, 0.5));
      }
      if (seconds.length >= ENOUGH_FOR_P99) {
        figures.put("api_" + operation + "_p99_seconds", quantile(seconds, 0.99));
      }
    }
    return figures;
  }

  /** The smallest value that so large a share does not exceed. */
  private static double quantile(double[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }

  /** Calls that were not answered. */
  public Optional<Warning> warning() {
    List<Row> failed = rows().stream().filter(row -> !row.error.isEmpty()).toList();
    return failed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Warning(
                "api-unanswered",
                String.format(
                    "%d of %d calls of environment.apiProbe failed, the first with '%s': the times"
                        + " of the API are of the others only; %s has all",
                    failed.size(), rows().size(), failed.get(0).error, FILE)));
  }

  /**
   * Writes the calls; no file if there are none.
   *
   * @param zeroNanoTime the zero of the samples, of {@link System#nanoTime}
   */
  public void write(Path folder, long zeroNanoTime) {
    StringBuilder text = new StringBuilder("operation,due_ns,sent_ns,done_ns,error\n");
    for (Row row : rows()) {
      long[] times = {
        row.dueNs - zeroNanoTime, row.sentNs - zeroNanoTime, row.doneNs - zeroNanoTime
      };
      text.append(row.operation).append(',');
      Arrays.stream(times).forEach(ns -> text.append(ns).append(','));
      text.append(row.error).append('\n');
    }
    if (!operations.isEmpty()) {
      Io.run(() -> Files.writeString(folder.resolve(FILE), text));
    }
  }

  private List<Row> rows() {
    synchronized (rows) {
      return List.copyOf(rows);
    }
  }

  /** No call is made after it; it waits for those that are on their way. */
  @Override
  public void close() {
    clock.shutdown();
    try {
      clock.awaitTermination(LONGEST_CALL.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

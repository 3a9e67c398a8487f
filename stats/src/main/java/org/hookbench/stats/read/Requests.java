// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hookbench.experiment.results.Sample;

/**
 * samples.csv.gz of one trial as columns, pair by pair, within a pair in the order of {@code seq}.
 * Where {@code seq} does not count the requests of all arms together, pair p holds the p-th request
 * of each arm. Times are nanoseconds since the start of the trial, -1 where there is none; warm-up
 * and failed requests are in it.
 */
final class Requests {
  private static final int SEQ = 0;
  private static final int INTENDED = 1;
  private static final int SENT = 2;
  private static final int DONE = 3;
  private static final List<String> TIMES = List.of("seq", "intended_ns", "sent_ns", "done_ns");
  private static final int ARM = 0;
  private static final int ERROR = 1;
  private static final int CONNECTION = 2;
  private static final List<String> OTHERS = List.of("arm", "error", "connection");
  private static final int INDEX_BITS = 28;
  private static final long NONE = -1;

  private final List<String> arms;
  private final int warmupPairs;
  private final List<String> errorKinds = new ArrayList<>(List.of(""));
  private int size;
  private final long[][] columns = new long[TIMES.size()][1 << 14];
  private byte[] arm = new byte[1 << 14];
  private byte[] error = new byte[1 << 14];
  private int[] connection;
  private long[] pair = new long[0];
  private String gap = "";

  private Requests(List<String> arms, int warmupPairs) {
    this.arms = arms;
    this.warmupPairs = warmupPairs;
  }

  /**
   * Reads a file; an arm that the trial does not have is an error.
   *
   * @param connections whether the connection of each request is kept
   */
  static Requests read(Path file, List<String> arms, int warmupPairs, boolean connections) {
    Requests requests = new Requests(arms, warmupPairs);
    requests.connection = new int[connections ? requests.arm.length : 0];
    byte[][] names =
        arms.stream().map(a -> a.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    try (Table rows = Table.ours(file)) {
      rows.columns(Sample.COLUMNS);
      int[] times = rows.columns(TIMES);
      int[] others = rows.columns(OTHERS);
      while (rows.next()) {
        requests.add(rows, times, armOf(rows, others[ARM], names), others);
      }
    }
    requests.sort(requests.columns[SEQ]);
    requests.gap = SeqGap.of(requests.columns[SEQ], requests.arm, requests.size);
    requests.pairUp();
    return requests;
  }

  private static byte armOf(Table rows, int column, byte[][] names) {
    for (byte i = 0; i < names.length; i++) {
      if (rows.is(column, names[i])) {
        return i;
      }
    }
    throw rows.bad("arm '" + rows.text(column) + "' is not one of the trial's arms");
  }

  private void add(Table rows, int[] times, byte armIndex, int[] others) {
    if (size == arm.length) {
      grow();
    }
    for (int c = 0; c < times.length; c++) {
      columns[c][size] = c != SEQ && rows.isEmpty(times[c]) ? NONE : rows.integer(times[c]);
    }
    if (columns[SEQ][size] < 0 || columns[SEQ][size] > Integer.MAX_VALUE) {
      throw rows.bad("seq must be 0 to " + Integer.MAX_VALUE);
    }
    arm[size] = armIndex;
    error[size] = rows.isEmpty(others[ERROR]) ? 0 : kind(rows.text(others[ERROR]));
    if (connection.length > 0) {
      connection[size] =
          rows.isEmpty(others[CONNECTION]) ? (int) NONE : (int) rows.integer(others[CONNECTION]);
    }
    if (error[size] == 0
        && (columns[SENT][size] < 0 || columns[DONE][size] < columns[SENT][size])) {
      throw rows.bad("a request without error was done before it was sent");
    }
    size++;
  }

  private byte kind(String text) {
    int known = errorKinds.indexOf(text);
    if (known < 0 && errorKinds.size() < Byte.MAX_VALUE) {
      errorKinds.add(text);
      return (byte) (errorKinds.size() - 1);
    }
    return (byte) (known < 0 ? Byte.MAX_VALUE - 1 : known);
  }

  private void grow() {
    for (int c = 0; c < columns.length; c++) {
      columns[c] = Arrays.copyOf(columns[c], 2 * size);
    }
    arm = Arrays.copyOf(arm, 2 * size);
    error = Arrays.copyOf(error, 2 * size);
    connection = Arrays.copyOf(connection, 2 * connection.length);
  }

  private void pairUp() {
    long[] numbers = PairNumbers.of(Arrays.copyOf(columns[SEQ], size), arm, arms.size());
    sort(numbers);
    Arrays.sort(numbers);
    pair = numbers;
  }

  /** Orders all rows by these keys, rows of equal keys as they stand. */
  private void sort(long[] by) {
    long[] keys = new long[size];
    boolean sorted = true;
    for (int i = 0; i < size; i++) {
      keys[i] = by[i] << INDEX_BITS | i;
      sorted &= i == 0 || keys[i - 1] < keys[i];
    }
    if (sorted) {
      return;
    }
    Arrays.parallelSort(keys);
    int[] order = new int[size];
    Arrays.setAll(order, i -> (int) (keys[i] & (1 << INDEX_BITS) - 1));
    for (int c = 0; c < columns.length; c++) {
      columns[c] = permuted(columns[c], order);
    }
    arm = permuted(arm, order);
    error = permuted(error, order);
    connection = connection.length == 0 ? connection : permuted(connection, order);
  }

  private static long[] permuted(long[] values, int[] order) {
    long[] result = new long[order.length];
    Arrays.setAll(result, i -> values[order[i]]);
    return result;
  }

  private static int[] permuted(int[] values, int[] order) {
    return Arrays.stream(order).map(i -> values[i]).toArray();
  }

  private static byte[] permuted(byte[] values, int[] order) {
    byte[] result = new byte[order.length];
    for (int i = 0; i < order.length; i++) {
      result[i] = values[order[i]];
    }
    return result;
  }

  /** Where {@code seq} is not without gaps; empty if it is. */
  String gap() {
    return gap;
  }

  int size() {
    return size;
  }

  public List<String> arms() {
    return arms;
  }

  /** Index in {@link #arms}. */
  int arm(int row) {
    return arm[row];
  }

  /** Number of the pair (with one arm: of the request) the row belongs to. */
  long pair(int row) {
    return pair[row];
  }

  boolean warmup(int row) {
    return pair(row) < warmupPairs;
  }

  /** Kind of error; empty if none. */
  String error(int row) {
    return errorKinds.get(error[row]);
  }

  /** Whether the row counts: after the warm-up and without an error. */
  boolean measured(int row) {
    return error[row] == 0 && !warmup(row);
  }

  /** Whether {@link #connection} is known. */
  boolean hasConnections() {
    return connection.length > 0;
  }

  /** Number of the connection among those of the arm; -1 for a request that got none. */
  int connection(int row) {
    return connection[row];
  }

  long sentNs(int row) {
    return columns[SENT][row];
  }

  /** When it was sent; of a request that never was, when the load generator gave it up. */
  long leftNs(int row) {
    return Math.max(columns[SENT][row] < 0 ? columns[DONE][row] : columns[SENT][row], 0);
  }

  /** From when the schedule wanted it sent; in a closed loop the same as the service time. */
  long responseNs(int row) {
    return columns[DONE][row] - columns[INTENDED][row];
  }

  /** From when it was sent. */
  long serviceNs(int row) {
    return columns[DONE][row] - columns[SENT][row];
  }
}

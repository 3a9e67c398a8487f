// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One arm cut into cells, short runs of samples that stay together. A resample is a weight per
 * cell. Each cell is kept as its sum and a few of its order statistics, so that a resample costs
 * the same for ten thousand samples and for ten million.
 */
final class Cells {
  private static final int CELLS = 256;
  private static final int POINTS = 2048;

  private final int[] firstCell;
  private final int[] cellsPerBlock;
  private final double[] sums;
  private final int[] counts;
  private double[] points = new double[POINTS];
  private int[] cellOfPoint = new int[POINTS];
  private double[] pointSize = new double[POINTS];
  private int size;

  private Cells(int[] firstCell, int[] cellsPerBlock, double[] sums, int[] counts) {
    this.firstCell = firstCell;
    this.cellsPerBlock = cellsPerBlock;
    this.sums = sums;
    this.counts = counts;
  }

  /**
   * Cuts trials, each in order of time.
   *
   * @param blockLengths samples per block of each trial
   */
  static Cells of(double[][] trials, int[] blockLengths) {
    int perTrial = Math.max(8, CELLS / trials.length);
    int[] cells = Arrays.stream(trials).mapToInt(t -> Math.min(t.length, perTrial)).toArray();
    int[] first = new int[trials.length + 1];
    int[] perBlock = new int[trials.length];
    for (int t = 0; t < trials.length; t++) {
      first[t + 1] = first[t] + cells[t];
      perBlock[t] =
          Math.max(1, (int) Math.ceil((double) blockLengths[t] * cells[t] / trials[t].length));
    }
    int total = first[trials.length];
    int[] counts = new int[total];
    double[] sums = new double[total];
    for (int t = 0; t < trials.length; t++) {
      for (int c = 0; c < cells[t]; c++) {
        counts[first[t] + c] = end(trials[t], c, cells[t]) - end(trials[t], c - 1, cells[t]);
      }
    }
    Cells result = new Cells(first, perBlock, sums, counts);
    result.fill(trials, Math.max(1, POINTS / total));
    return result;
  }

  private static int end(double[] trial, int cell, int cells) {
    return (int) ((long) (cell + 1) * trial.length / cells);
  }

  private void fill(double[][] trials, int perCell) {
    for (int t = 0; t < trials.length; t++) {
      int cells = firstCell[t + 1] - firstCell[t];
      for (int c = 0; c < cells; c++) {
        double[] values =
            Arrays.copyOfRange(trials[t], end(trials[t], c - 1, cells), end(trials[t], c, cells));
        sums[firstCell[t] + c] = Arrays.stream(values).sum();
        Arrays.sort(values);
        addPoints(values, firstCell[t] + c, perCell);
      }
    }
    sortPoints();
  }

  /** Groups of equal size, the first and the last halved down to one value: tails count. */
  private void addPoints(double[] sorted, int cell, int perCell) {
    int n = sorted.length;
    int k = Math.min(n, perCell);
    int head = n / k;
    int from = 0;
    for (int to = 1; to < head; from = to, to = Math.min(head, 2 * to)) {
      addPoint(sorted, cell, from, to);
    }
    for (int i = 1; i < k; i++) {
      int to = (int) ((long) i * n / k);
      addPoint(sorted, cell, from, to);
      from = to;
    }
    while (from < n) {
      int to = from + (n - from + 1) / 2;
      addPoint(sorted, cell, from, to);
      from = to;
    }
  }

  private void addPoint(double[] sorted, int cell, int from, int to) {
    if (size == points.length) {
      points = Arrays.copyOf(points, 2 * size);
      cellOfPoint = Arrays.copyOf(cellOfPoint, 2 * size);
      pointSize = Arrays.copyOf(pointSize, 2 * size);
    }
    points[size] = sorted[(from + to) / 2];
    cellOfPoint[size] = cell;
    pointSize[size++] = to - from;
  }

  private void sortPoints() {
    double[] values = Arrays.copyOf(points, size);
    int[] cells = cellOfPoint;
    double[] sizes = pointSize;
    points = new double[size];
    cellOfPoint = new int[size];
    pointSize = new double[size];
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted((i, j) -> Double.compare(values[i], values[j]))
            .mapToInt(i -> i)
            .toArray();
    for (int i = 0; i < order.length; i++) {
      points[i] = values[order[i]];
      cellOfPoint[i] = cells[order[i]];
      pointSize[i] = sizes[order[i]];
    }
  }

  int size() {
    return counts.length;
  }

  int trials() {
    return cellsPerBlock.length;
  }

  int firstCell(int trial) {
    return firstCell[trial];
  }

  int cellsPerBlock(int trial) {
    return cellsPerBlock[trial];
  }

  double mean(int[] weights) {
    double sum = 0;
    double n = 0;
    for (int c = 0; c < weights.length; c++) {
      sum += weights[c] * sums[c];
      n += (double) weights[c] * counts[c];
    }
    return sum / n;
  }

  /** The points of a resample. */
  WeightedPoints points(int[] drawn) {
    return WeightedPoints.of(points, cellOfPoint, pointSize, drawn);
  }
}

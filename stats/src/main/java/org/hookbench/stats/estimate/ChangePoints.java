// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the distribution of a series changes: ED-PELT (Haynes, Fearnhead and Eckley 2017, doi
 * 10.1007/s11222-016-9687-5), nonparametric.
 */
public final class ChangePoints {
  /** 5 log n: at most 5 % of series of 6 to 40 independent values are said to change. */
  public static final double STRICT = 5;

  private static final int MOST_QUANTILES = 40;

  private final int[][] below;
  private final int quantiles;
  private final int n;

  private ChangePoints(double[] series) {
    n = series.length;
    quantiles = (int) Math.min(MOST_QUANTILES, Math.ceil(4 * Math.log(n)));
    below = countBelow(series, quantiles);
  }

  /**
   * Indices at which a new segment begins, in order; the first segment's 0 is not among them.
   *
   * @param distance fewest values of a segment
   * @param penalty of a change, times log n
   */
  public static int[] of(double[] series, int distance, double penalty) {
    if (series.length < 2 * Math.max(2, distance)) {
      return new int[0];
    }
    return new ChangePoints(series)
        .search(Math.max(1, distance), penalty * Math.log(series.length));
  }

  /** For each quantile, twice the values below it plus those equal to it, cumulated over time. */
  private static int[][] countBelow(double[] series, int quantiles) {
    int n = series.length;
    double[] sorted = series.clone();
    Arrays.sort(sorted);
    int[][] below = new int[quantiles][n + 1];
    for (int q = 0; q < quantiles; q++) {
      double z = -1 + (2.0 * q + 1) / quantiles;
      double p = 1 / (1 + Math.pow(2.0 * n - 1, -z));
      double value = sorted[(int) Math.min(n - 1.0, p * n)];
      for (int i = 0; i < n; i++) {
        below[q][i + 1] = below[q][i] + (series[i] < value ? 2 : series[i] == value ? 1 : 0);
      }
    }
    return below;
  }

  private double cost(int from, int to) {
    double length = to - from;
    double sum = 0;
    for (int q = 0; q < quantiles; q++) {
      int twice = below[q][to] - below[q][from];
      if (twice != 0 && twice != 2 * (to - from)) {
        double share = twice / 2.0 / length;
        sum += length * (share * Math.log(share) + (1 - share) * Math.log(1 - share));
      }
    }
    return -2 * Math.log(2.0 * n - 1) / quantiles * sum;
  }

  private int[] search(int distance, double penalty) {
    double[] best = new double[n + 1];
    int[] previous = new int[n + 1];
    best[0] = -penalty;
    for (int to = distance; to < Math.min(2 * distance, n + 1); to++) {
      best[to] = cost(0, to);
    }
    List<Integer> candidates = new ArrayList<>(List.of(0, distance));
    for (int to = 2 * distance; to <= n; to++) {
      double[] costs = new double[candidates.size()];
      int argmin = 0;
      for (int c = 0; c < costs.length; c++) {
        costs[c] = best[candidates.get(c)] + cost(candidates.get(c), to) + penalty;
        argmin = costs[c] < costs[argmin] ? c : argmin;
      }
      best[to] = costs[argmin];
      previous[to] = candidates.get(argmin);
      candidates = keep(candidates, costs, best[to] + penalty);
      candidates.add(to - distance + 1);
    }
    return path(previous);
  }

  private static List<Integer> keep(List<Integer> candidates, double[] costs, double limit) {
    List<Integer> kept = new ArrayList<>();
    for (int c = 0; c < costs.length; c++) {
      if (costs[c] < limit) {
        kept.add(candidates.get(c));
      }
    }
    return kept;
  }

  private int[] path(int[] previous) {
    List<Integer> points = new ArrayList<>();
    for (int at = previous[n]; at > 0; at = previous[at]) {
      points.add(0, at);
    }
    return points.stream().mapToInt(i -> i).toArray();
  }
}

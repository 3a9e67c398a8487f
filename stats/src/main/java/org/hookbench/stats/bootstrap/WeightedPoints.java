package org.hookbench.stats.bootstrap;

/** Points in ascending order with weights; those without weight are left out. */
record WeightedPoints(double[] values, double[] weights, double total) {

  /**
   * The points of a resample.
   *
   * @param drawn how often each cell was drawn
   * @param cells the cell of each point
   * @param sizes samples that each point stands for
   */
  static WeightedPoints of(double[] points, int[] cells, double[] sizes, int[] drawn) {
    int n = 0;
    for (int cell : cells) {
      n += Math.min(1, drawn[cell]);
    }
    double[] values = new double[n];
    double[] weights = new double[n];
    double total = 0;
    int at = 0;
    for (int i = 0; at < n; i++) {
      double weight = drawn[cells[i]] * sizes[i];
      if (weight > 0) {
        values[at] = points[i];
        weights[at++] = weight;
        total += weight;
      }
    }
    return new WeightedPoints(values, weights, total);
  }

  /** Quantiles, given in ascending order. */
  double[] quantiles(double... p) {
    double[] result = new double[p.length];
    double below = 0;
    int i = -1;
    for (int q = 0; q < p.length; q++) {
      while (below <= p[q] * total && i + 1 < values.length) {
        below += weights[++i];
      }
      result[q] = values[i];
    }
    return result;
  }
}

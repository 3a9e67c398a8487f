package org.hookbench.stats.hypothesis;

import java.util.ArrayList;
import java.util.List;
import org.hookbench.stats.distribution.Tail;

/**
 * Which groups differ after Kruskal and Wallis (Dunn 1964, doi 10.1080/00401706.1964.10490181),
 * with ties, adjusted by Holm.
 */
public final class Dunn {
  private Dunn() {}

  /**
   * One pair of groups.
   *
   * @param z mean rank of the second minus that of the first, in standard errors
   * @param adjusted p by Holm over all pairs
   */
  public record Result(int first, int second, double z, double p, double adjusted) {}

  /** Compares every pair of sorted groups. */
  public static List<Result> test(double[]... sorted) {
    PooledRanks ranks = PooledRanks.of(sorted);
    double n = ranks.total();
    double variance = n * (n + 1) / 12 - ranks.tieSum() / (12 * (n - 1));
    List<Result> raw = new ArrayList<>();
    for (int i = 0; i < sorted.length; i++) {
      for (int j = i + 1; j < sorted.length; j++) {
        double error = Math.sqrt(variance * (1.0 / sorted[i].length + 1.0 / sorted[j].length));
        double z =
            (ranks.rankSums()[j] / sorted[j].length - ranks.rankSums()[i] / sorted[i].length)
                / error;
        raw.add(new Result(i, j, z, Tail.p(Tail.log10Normal(z)), Double.NaN));
      }
    }
    double[] adjusted = Holm.adjust(raw.stream().mapToDouble(Result::p).toArray());
    List<Result> results = new ArrayList<>();
    for (int k = 0; k < adjusted.length; k++) {
      Result r = raw.get(k);
      results.add(new Result(r.first(), r.second(), r.z(), r.p(), adjusted[k]));
    }
    return results;
  }
}

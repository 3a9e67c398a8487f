package org.hookbench.stats.hypothesis;

import java.util.Arrays;
import org.hookbench.stats.distribution.Tail;

/** Do arms differ when every block has one value of each? Rank tests, chi-squared approximation. */
public final class BlockedRanks {
  private BlockedRanks() {}

  /** What a test says. */
  public record Result(double statistic, int df, double p) {
    private static Result of(double statistic, int df) {
      return new Result(statistic, df, Tail.p(Tail.log10ChiSquared(statistic, df)));
    }
  }

  /**
   * Ranks within blocks (Friedman 1937, doi 10.1080/01621459.1937.10503522), with ties.
   *
   * @param blocks one row per block, one column per arm
   */
  public static Result friedman(double[][] blocks) {
    int k = blocks[0].length;
    double n = blocks.length;
    double[] sums = new double[k];
    double squares = 0;
    for (double[] block : blocks) {
      double[] ranks = MidRanks.of(block);
      for (int arm = 0; arm < k; arm++) {
        sums[arm] += ranks[arm];
        squares += ranks[arm] * ranks[arm];
      }
    }
    double center = n * (k + 1) / 2.0;
    double between = Arrays.stream(sums).map(s -> (s - center) * (s - center)).sum();
    double within = squares - n * k * (k + 1.0) * (k + 1.0) / 4;
    return Result.of((k - 1) * between / within, k - 1);
  }

  /**
   * Ranks of all values after the mean of its block was taken from each (Hodges and Lehmann 1962,
   * doi 10.1214/aoms/1177704575): sees more than Friedman when there are few arms.
   */
  public static Result aligned(double[][] blocks) {
    int k = blocks[0].length;
    int n = blocks.length;
    double[] ranks = MidRanks.of(alignedValues(blocks));
    double[] arms = new double[k];
    double ofBlocks = 0;
    for (int b = 0; b < n; b++) {
      double block = 0;
      for (int arm = 0; arm < k; arm++) {
        arms[arm] += ranks[b * k + arm];
        block += ranks[b * k + arm];
      }
      ofBlocks += block * block;
    }
    double squares = Arrays.stream(ranks).map(r -> r * r).sum();
    double all = (double) k * n;
    double between =
        Arrays.stream(arms).map(s -> s * s).sum() - k * (double) n * n / 4 * (all + 1) * (all + 1);
    return Result.of((k - 1) * between / (squares - ofBlocks / k), k - 1);
  }

  private static double[] alignedValues(double[][] blocks) {
    return Arrays.stream(blocks)
        .flatMapToDouble(
            block -> {
              double mean = Arrays.stream(block).average().orElseThrow();
              return Arrays.stream(block).map(v -> v - mean);
            })
        .toArray();
  }
}

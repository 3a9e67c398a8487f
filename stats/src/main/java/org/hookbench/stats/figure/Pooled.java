package org.hookbench.stats.figure;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.hookbench.stats.directory.ArmSeries;
import org.hookbench.stats.findings.Compared;
import org.hookbench.stats.quantile.HyndmanFan;

/**
 * All samples of one arm of a comparison, sorted.
 *
 * @param service the same array as response where the two clocks agree
 */
record Pooled(String arm, double[] response, double[] service) {

  static List<Pooled> of(Compared compared) {
    return List.of(
        of(compared, compared.comparison().baseline()),
        of(compared, compared.comparison().treatment()));
  }

  private static Pooled of(Compared compared, String arm) {
    List<ArmSeries> series = compared.arm(arm);
    double[] response = sorted(series, ArmSeries::response);
    boolean oneClock = series.stream().allMatch(s -> s.service() == s.response());
    return new Pooled(arm, response, oneClock ? response : sorted(series, ArmSeries::service));
  }

  private static double[] sorted(List<ArmSeries> series, Function<ArmSeries, double[]> clock) {
    double[] all = new double[series.stream().mapToInt(s -> clock.apply(s).length).sum()];
    int at = 0;
    for (ArmSeries one : series) {
      double[] values = clock.apply(one);
      System.arraycopy(values, 0, all, at, values.length);
      at += values.length;
    }
    Arrays.parallelSort(all);
    return all;
  }

  boolean isEmpty() {
    return response.length == 0;
  }

  double quantile(double p) {
    return HyndmanFan.TYPE_7.of(response, p);
  }
}

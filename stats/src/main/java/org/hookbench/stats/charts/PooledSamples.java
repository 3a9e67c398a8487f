// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.charts;

import java.util.Arrays;
import java.util.List;
import org.hookbench.stats.compare.ArmSamples;
import org.hookbench.stats.compare.ComparedArms;
import org.hookbench.stats.estimate.Ascending;
import org.hookbench.stats.estimate.SampleQuantile;
import org.hookbench.stats.read.ArmSeries;

/**
 * All samples of one arm of a comparison, sorted.
 *
 * @param service the same array as response where the two clocks agree
 */
record PooledSamples(String arm, double[] response, double[] service) {

  static List<PooledSamples> of(ComparedArms compared) {
    return List.of(of(compared, compared.baseline()), of(compared, compared.treatment()));
  }

  private static PooledSamples of(ComparedArms compared, ArmSamples arm) {
    List<ArmSeries> series = compared.arm(arm.name());
    boolean oneClock = series.stream().allMatch(s -> s.service() == s.response());
    return new PooledSamples(arm.name(), arm.sorted(), oneClock ? arm.sorted() : service(series));
  }

  private static double[] service(List<ArmSeries> series) {
    double[] all = series.stream().flatMapToDouble(s -> Arrays.stream(s.service())).toArray();
    Ascending.sort(all);
    return all;
  }

  boolean isEmpty() {
    return response.length == 0;
  }

  double quantile(double p) {
    return SampleQuantile.of(response, p);
  }
}

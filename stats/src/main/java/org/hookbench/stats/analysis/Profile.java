// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.analysis;

import java.util.List;
import org.hookbench.stats.estimate.Interval;

/**
 * Where a treatment spends its CPU time against the baseline, as a profiler sampled it in trials of
 * their own. Shares are of the samples of an arm.
 *
 * @param trials that were profiled
 * @param designEffect by how much samples vary more between trials than independent ones would; NaN
 *     if there is one trial. Intervals take each arm to have so many times fewer samples.
 * @param objects all of them, the largest difference first
 * @param symbols the largest differences
 */
public record Profile(
    String scenario,
    String baseline,
    String treatment,
    int trials,
    long baselineSamples,
    long treatmentSamples,
    double designEffect,
    List<Share> objects,
    List<Share> symbols) {

  /**
   * Of the samples of each arm, those whose innermost frame is there.
   *
   * @param symbol empty: all of the object
   * @param difference treatment minus baseline
   */
  public record Share(
      String object, String symbol, double baseline, double treatment, Interval difference) {}
}

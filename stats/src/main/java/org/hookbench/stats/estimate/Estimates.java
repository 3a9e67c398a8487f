// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

/**
 * Differences treatment minus baseline from all samples, to be given intervals.
 *
 * @param quantiles at which the arms are compared, ascending
 * @param shifts the differences there
 */
public record Estimates(
    double mean, double median, double hodgesLehmann, double[] quantiles, double[] shifts) {

  double[] toArray() {
    return new double[] {mean, median, hodgesLehmann};
  }
}

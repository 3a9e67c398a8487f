// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

/** Effect sizes that follow from the Mann-Whitney statistic of the treatment. */
public final class Dominance {
  private Dominance() {}

  /**
   * Vargha and Delaney's A (2000, doi 10.3102/10769986025002101): P(treatment above baseline) +
   * P(equal) / 2.
   */
  public static double varghaDelaneyA(double u, long baseline, long treatment) {
    return u / ((double) baseline * treatment);
  }

  /** Cliff's delta (1993, doi 10.1037/0033-2909.114.3.494): 2A - 1. */
  public static double cliffsDelta(double u, long baseline, long treatment) {
    double pairs = (double) baseline * treatment;
    return (2 * u - pairs) / pairs;
  }
}

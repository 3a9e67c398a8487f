// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.power;

import java.util.List;
import org.hookbench.stats.analysis.Unit;

/**
 * What a comparison of the pilot says about the next experiment.
 *
 * @param trials pairs of trials in the pilot
 * @param sd of the effect between them
 * @param secondsPerTrial of the pilot, median; NaN if it cannot be told
 * @param withinShare share of the variance of the effects that comes from sampling within a trial,
 *     which longer trials lower; NaN if it cannot be told
 * @param curve cost of smaller and smaller effects
 * @param equivalent cost to show the arms equivalent within the margin, if they do not differ
 * @param command that measures what both the effect asked for and the margin take; empty if there
 *     is no experiment file or the number of trials is too large
 */
public record SampleSize(
    String scenario,
    String baseline,
    String treatment,
    Unit unit,
    int trials,
    double estimate,
    double sd,
    double margin,
    double secondsPerTrial,
    double withinShare,
    double confidence,
    double power,
    List<Cost> curve,
    Cost equivalent,
    String command) {

  /**
   * What it takes to see an effect.
   *
   * @param trials pairs of trials; -1: more than a million
   */
  public record Cost(double effect, int trials, double seconds) {}
}

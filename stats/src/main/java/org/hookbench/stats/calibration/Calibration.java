// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.calibration;

import java.util.List;

/**
 * calibration.json: what this machine can see. Figures that cannot be computed are NaN (null).
 *
 * @param directory name of the result directory that was measured
 * @param trialsPerGroup trials of the comparisons that are drawn from the measured ones
 * @param falsePositiveRate share of groups without an effect (A/A and null hook) whose interval
 *     excludes 0; 1 - confidence is right
 * @param falsePositiveStandardError of that share, from the number of trials behind it
 * @param coverage share of groups whose interval of a known difference of two delays contains it
 * @param smallestDetectableEffectNs that a group of trials sees with the power
 * @param smallestDetectableEffectOfAllTrialsNs the same for as many trials as were measured
 */
public record Calibration(
    String schema,
    String directory,
    double confidence,
    double power,
    int trialsPerGroup,
    double falsePositiveRate,
    double falsePositiveStandardError,
    double coverage,
    double smallestDetectableEffectNs,
    double smallestDetectableEffectOfAllTrialsNs,
    List<Known> comparisons) {
  public static final String FILE = "calibration.json";
  public static final String SCHEMA = "hookbench/calibration/1";

  /** Why the truth is known. */
  public enum Truth {
    SAME_ARM,
    NULL_HOOK,
    DELAY
  }

  /**
   * One comparison.
   *
   * @param injectedNs the delay; null if none
   * @param differentShare share of groups whose interval excludes 0: false positives without a
   *     delay, power with one
   */
  public record Known(
      String scenario,
      String treatment,
      Truth truth,
      Double injectedNs,
      int trials,
      double meanNs,
      double sdNs,
      double lowerNs,
      double upperNs,
      double differentShare) {}
}

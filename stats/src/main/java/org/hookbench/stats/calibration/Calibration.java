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
 * @param coverageOfOtherHalf share of groups whose interval contains what the other half of the
 *     trials found, over all comparisons: the interval is about the mean over processes
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
    double coverageOfOtherHalf,
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
   * @param injectedNs the delay of a call; null if none
   * @param truthNs what the effect is: 0 without a delay, else the delay of all calls of a request
   *     plus what a delay of 0 was measured to cost; null if that was not measured
   * @param differentShare share of groups whose interval excludes 0: false positives without a
   *     delay, power with one
   * @param containsShare share of groups whose interval contains the truth
   * @param containsOtherHalfShare share of groups from the odd or the even blocks whose interval
   *     contains the mean of the others
   * @param oneProcess null if no process held both arms
   */
  public record Known(
      String scenario,
      String treatment,
      Truth truth,
      Double injectedNs,
      Double truthNs,
      int trials,
      double meanNs,
      double sdNs,
      double lowerNs,
      double upperNs,
      double differentShare,
      double containsShare,
      double containsOtherHalfShare,
      OneProcess oneProcess) {}

  /**
   * Processes that held both arms, each with an interval of its own.
   *
   * @param processes that had enough connection rounds for one
   * @param differentShare share of the intervals that exclude 0
   * @param containsShare share of those that contain the truth
   * @param halfWidthNs median
   */
  public record OneProcess(
      int processes, double differentShare, double containsShare, double halfWidthNs) {}
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import org.hookbench.stats.analysis.Unit;

/**
 * What to take from a file; null where the file shall tell.
 *
 * @param timeColumn column of the measured times
 * @param startColumn column of the times at which they began, to check their order
 * @param unit of the measured times
 * @param series which of several series: an arm, a label, a benchmark
 * @param role baseline or treatment: the series taken if the file names its series so
 * @param warmup rows of the series to leave out at the start
 */
public record ReadSpec(
    String timeColumn, String startColumn, Unit unit, String series, String role, int warmup) {
  public static final ReadSpec DEFAULT = new ReadSpec(null, null, null, null, null, 0);
}

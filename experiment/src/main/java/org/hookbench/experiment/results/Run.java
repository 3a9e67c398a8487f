// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * One run of a workload: a row of runs.csv.gz. The runs of pair p have the number p, one for each
 * arm in random order. After the columns there is one for each metric, in the order of the
 * experiment, with {@link #METRIC} before its name; its unit is in plan.json.
 *
 * @param startNs when it began, on the monotonic clock, from the start of the trial
 * @param wallNs from exec to exit
 * @param userNs CPU time in its own code, with that of its children
 * @param systemNs CPU time in the kernel, with that of its children
 * @param peakBytes largest resident set of it or of one of its children
 * @param error empty if it ended with status 0 and its output told all metrics
 * @param metrics in order; NaN for one that is missing: empty
 */
public record Run(
    long pair,
    String arm,
    long startNs,
    long wallNs,
    long userNs,
    long systemNs,
    long peakBytes,
    String error,
    List<Double> metrics) {
  /** Name of the file in a trial directory. */
  public static final String FILE = "runs.csv.gz";

  public static final String METRIC = "metric_";

  public static final List<String> COLUMNS =
      List.of("pair", "arm", "start_ns", "wall_ns", "user_ns", "system_ns", "peak_bytes", "error");

  /** All columns of a file with these metrics. */
  static List<String> columns(Collection<String> metrics) {
    List<String> all = new ArrayList<>(COLUMNS);
    metrics.forEach(name -> all.add(METRIC + name));
    return all;
  }
}

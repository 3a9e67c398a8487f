// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import java.util.List;

/**
 * Two timed batches of calls, next to each other in time: a row of pairs.csv.gz.
 *
 * @param pair from 0
 * @param order BT if the baseline was first, TB if the treatment was
 * @param calls in each batch
 * @param baselineNs of the whole batch
 * @param treatmentNs of the whole batch
 */
public record Pair(long pair, String order, long calls, double baselineNs, double treatmentNs) {
  /** Name of the file in a trial directory. */
  public static final String FILE = "pairs.csv.gz";

  public static final List<String> COLUMNS =
      List.of("pair", "order", "calls", "baseline_ns", "treatment_ns");
}

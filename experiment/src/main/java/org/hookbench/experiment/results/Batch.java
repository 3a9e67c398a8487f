// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import java.util.List;

/**
 * One timed batch of calls in a process of one arm only: a row of batches.csv.gz (micro, schedules
 * interleaved and sequential).
 *
 * @param batch from 0
 * @param calls in the batch
 * @param ns of the whole batch
 */
public record Batch(long batch, long calls, double ns) {
  /** Name of the file in a trial directory. */
  public static final String FILE = "batches.csv.gz";

  public static final List<String> COLUMNS = List.of("batch", "calls", "ns");
}

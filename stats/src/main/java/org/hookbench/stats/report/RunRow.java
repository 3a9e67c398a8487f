// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import java.time.Instant;

/**
 * What became of one run of an experiment.
 *
 * @param start of its first trial, or by the name of its directory
 * @param commit of the working tree; empty if it is not known
 * @param reason why not all of it can be used; empty if all can
 * @param report address of its report on the site; empty if it has none
 */
public record RunRow(
    String directory,
    String experiment,
    Instant start,
    String commit,
    Status status,
    String reason,
    String report) {

  /** How much of it can be used. */
  public enum Status {
    FINISHED,
    /** Some trials failed or were not made. */
    PARTLY,
    FAILED
  }

  RunRow withReport(String address) {
    return new RunRow(directory, experiment, start, commit, status, reason, address);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.util.List;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.analysis.Unit;

/**
 * Measured times of one file.
 *
 * @param format which layout was recognised
 * @param kind whether a sample is a batch of calls or a request
 * @param trials one, or as many as the file tells apart (forks of JMH); each in order of the rows
 * @param errors rows of failed requests, which are not among the samples
 * @param outOfOrder rows that began before the row before them
 */
public record ForeignSamples(
    String format, TrialKind kind, Unit unit, List<double[]> trials, long errors, int outOfOrder) {}

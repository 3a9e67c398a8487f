// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.analysis;

import org.hookbench.experiment.plan.TrialKind;

/**
 * All samples of an arm in one scenario; NaN (null in JSON) where a figure cannot be computed.
 *
 * @param kind null when the files do not tell
 * @param scenario null when the files do not tell
 * @param p90 quantile of Hyndman and Fan's type 7, as all of them
 * @param ess effective sample size: as many independent samples would give a mean as precise
 */
public record ArmSummary(
    TrialKind kind,
    String scenario,
    Unit unit,
    String name,
    int trials,
    long n,
    double mean,
    double sd,
    double median,
    double p90,
    double p99,
    double p999,
    double ess) {}

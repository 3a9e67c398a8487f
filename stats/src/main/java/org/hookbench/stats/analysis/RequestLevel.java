// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.analysis;

import org.hookbench.stats.estimate.KolmogorovSmirnov;
import org.hookbench.stats.estimate.KruskalWallis;
import org.hookbench.stats.estimate.MannWhitney;
import org.hookbench.stats.estimate.MeanTest;

/**
 * Tests over all samples as if they were independent, for comparison with papers; never the
 * verdict.
 *
 * @param cliffsDelta P(treatment above baseline) - P(treatment below baseline)
 * @param varghaDelaneyA P(treatment above baseline) + P(equal) / 2
 * @param falsePositiveRate how often Kruskal-Wallis calls windows of the baseline itself different,
 *     at the nominal level 1 - confidence
 */
public record RequestLevel(
    KruskalWallis.Result kruskalWallis,
    MannWhitney.Result mannWhitney,
    MeanTest.Result studentT,
    MeanTest.Result welchT,
    KolmogorovSmirnov.Result kolmogorovSmirnov,
    double cliffsDelta,
    double varghaDelaneyA,
    double falsePositiveRate) {}

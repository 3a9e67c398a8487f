// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.plan;

import java.time.Instant;

/**
 * Blocks that plan.json got after it was written first.
 *
 * @param blocks number of blocks of the kind from now on
 * @param look whether this is the next one of the planned looks; false: somebody wished for more
 */
public record Addition(Instant at, TrialKind kind, int blocks, boolean look) {}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import org.hookbench.experiment.OutcomeKind;
import org.hookbench.stats.analysis.Unit;

/** One number of a trial: what it is and its unit, which tells the metrics of a workload apart. */
record Figure(OutcomeKind kind, Unit unit) {}

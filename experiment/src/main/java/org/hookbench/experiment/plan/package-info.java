// SPDX-License-Identifier: Apache-2.0
/** Turns an experiment into an ordered list of trials; the same seed gives the same list. */
package org.hookbench.experiment.plan;

// SPDX-License-Identifier: Apache-2.0
/** The loop that makes the trials of a plan, for every kind of trial. */
package org.hookbench.experiment.trial;

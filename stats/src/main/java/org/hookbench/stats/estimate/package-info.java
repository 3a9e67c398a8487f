// SPDX-License-Identifier: Apache-2.0
/** Estimators, tests and intervals over arrays: one stateless class each, with its source. */
package org.hookbench.stats.estimate;

// SPDX-License-Identifier: Apache-2.0
/** From the samples of two arms to their comparison, its verdict and its warnings. */
package org.hookbench.stats.compare;

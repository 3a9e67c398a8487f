// SPDX-License-Identifier: Apache-2.0
/** Whether what a hook costs stays within a budget: a pure function of an analysis. */
package org.hookbench.stats.gate;

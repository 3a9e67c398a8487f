// SPDX-License-Identifier: Apache-2.0
/** The tables behind the charts of the report: each is a CSV under figures/. */
package org.hookbench.stats.charts;

// SPDX-License-Identifier: Apache-2.0
/** The tables of a report for other programs: CSV, LaTeX, databases. */
package org.hookbench.stats.export;

// SPDX-License-Identifier: Apache-2.0
/** report.html, summary.md, history and checklists; verdicts need no JavaScript and no network. */
package org.hookbench.stats.report;

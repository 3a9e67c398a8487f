/** report.html, summary.md, history and checklists; verdicts need no JavaScript and no network. */
package org.hookbench.stats.report;

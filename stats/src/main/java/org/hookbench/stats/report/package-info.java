/** report.html: one file that needs no network; the verdicts and tables need no JavaScript. */
package org.hookbench.stats.report;

/** {@code stats analyze}: from result directories to analysis.json, report.html and summary.md. */
package org.hookbench.stats.analyze;

/** summary.md: the verdicts as text, for a pull request or a paper. */
package org.hookbench.stats.summary;

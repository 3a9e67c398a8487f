/** Assembles what result directories say: comparisons, arms, bridges and what was left out. */
package org.hookbench.stats.findings;

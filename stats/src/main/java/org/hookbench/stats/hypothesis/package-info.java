/** Hypothesis tests: one stateless class each, with its source. */
package org.hookbench.stats.hypothesis;

/** Tail probabilities that do not underflow, and quantiles. */
package org.hookbench.stats.distribution;

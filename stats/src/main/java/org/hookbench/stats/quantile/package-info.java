/** Moments and quantiles of one sample. */
package org.hookbench.stats.quantile;

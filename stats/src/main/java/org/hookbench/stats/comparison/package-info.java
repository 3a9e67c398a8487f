/** From the samples of two arms to their comparison. */
package org.hookbench.stats.comparison;

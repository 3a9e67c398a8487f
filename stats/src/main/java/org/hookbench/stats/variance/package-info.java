/** Where the variation comes from, and what it takes to see an effect through it. */
package org.hookbench.stats.variance;

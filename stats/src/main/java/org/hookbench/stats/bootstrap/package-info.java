/** Intervals from resampling that respects trials and time. */
package org.hookbench.stats.bootstrap;

/** Samples as a series in time: how much each one tells that the ones before it did not. */
package org.hookbench.stats.series;

/** The tables behind the charts of the report: each is a CSV under figures/. */
package org.hookbench.stats.charts;

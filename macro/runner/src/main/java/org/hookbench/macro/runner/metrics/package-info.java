/** Series of a Prometheus server for the time of a trial. */
package org.hookbench.macro.runner.metrics;

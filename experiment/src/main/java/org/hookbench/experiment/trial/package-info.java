/** The loop that makes the trials of a plan, for every kind of trial. */
package org.hookbench.experiment.trial;

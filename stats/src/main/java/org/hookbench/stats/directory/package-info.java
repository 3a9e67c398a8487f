/** Reads result directories: the plan, the trials and their raw files, in primitive columns. */
package org.hookbench.stats.directory;

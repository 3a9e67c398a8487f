/** The same comparison in many results, in order of time, and where it changed. */
package org.hookbench.stats.history;

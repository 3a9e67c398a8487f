/** Hook files: where ours are, what an object is, and the counters a running hook leaves behind. */
package org.hookbench.experiment.hook;

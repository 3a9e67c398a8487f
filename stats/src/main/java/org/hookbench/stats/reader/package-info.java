/** Reads measured times from files of ours and of other tools, recognised by their content. */
package org.hookbench.stats.reader;

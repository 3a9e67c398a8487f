/** Expected values that were computed outside of Java; the script is beside them. */
package org.hookbench.stats.oracle;

/** The load generator: makes requests and times each of them. */
package org.hookbench.macro.load;

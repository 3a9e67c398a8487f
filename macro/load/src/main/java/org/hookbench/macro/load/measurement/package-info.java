/** One run of the load generator, from what was asked to its files. */
package org.hookbench.macro.load.measurement;

/** One run of the load generator, from its order to its files. */
package org.hookbench.macro.load.measurement;

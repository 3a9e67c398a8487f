/** Several load generators as one: what each of them does, and their samples in one file. */
package org.hookbench.macro.load.fleet;

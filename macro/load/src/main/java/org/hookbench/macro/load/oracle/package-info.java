/** A server whose answers are known beforehand, to tell the errors of the load generator. */
package org.hookbench.macro.load.oracle;

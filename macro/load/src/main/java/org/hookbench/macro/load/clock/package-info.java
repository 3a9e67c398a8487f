/** Time, and waiting for a point in time. */
package org.hookbench.macro.load.clock;

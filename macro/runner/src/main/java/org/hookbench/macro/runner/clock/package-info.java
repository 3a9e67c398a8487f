/** Clocks of other machines against ours. */
package org.hookbench.macro.runner.clock;

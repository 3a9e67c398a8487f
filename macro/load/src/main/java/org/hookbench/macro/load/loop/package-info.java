/** When which request goes to which target. */
package org.hookbench.macro.load.loop;

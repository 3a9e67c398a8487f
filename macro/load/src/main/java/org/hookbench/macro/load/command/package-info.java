/** What the user calls. */
package org.hookbench.macro.load.command;

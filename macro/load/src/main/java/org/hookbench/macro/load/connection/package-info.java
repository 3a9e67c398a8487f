/** One connection to one target, and the request that is under way on it. */
package org.hookbench.macro.load.connection;

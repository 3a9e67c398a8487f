/**
 * What arms use: CPU, memory, throttling, garbage collection, steal and pressure, second by second.
 */
package org.hookbench.macro.runner.resources;

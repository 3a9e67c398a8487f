// SPDX-License-Identifier: Apache-2.0
/**
 * What arms use: CPU, memory, throttling, garbage collection, steal and pressure, second by second.
 */
package org.hookbench.macro.runner.resources;

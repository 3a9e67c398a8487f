// SPDX-License-Identifier: Apache-2.0
/** Several load generators as one: divides a load, and merges the samples into one file. */
package org.hookbench.macro.load.fleet;

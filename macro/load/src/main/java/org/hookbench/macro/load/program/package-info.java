// SPDX-License-Identifier: Apache-2.0
/**
 * The loop as a program of its own: nothing of the generator but the loop runs while it measures.
 */
package org.hookbench.macro.load.program;

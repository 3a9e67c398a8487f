// SPDX-License-Identifier: Apache-2.0
/** Verb check: is this machine fit to measure, and what to do about what it finds. */
package org.hookbench.macro.runner.machine;

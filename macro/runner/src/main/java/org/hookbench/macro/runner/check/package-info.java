// SPDX-License-Identifier: Apache-2.0
/** Verb check: gathers what is found about this machine and about environments, and prints it. */
package org.hookbench.macro.runner.check;

// SPDX-License-Identifier: Apache-2.0
/** What verb check looks at on this machine: its clock, CPUs, limits, engines and neighbours. */
package org.hookbench.macro.runner.machine;

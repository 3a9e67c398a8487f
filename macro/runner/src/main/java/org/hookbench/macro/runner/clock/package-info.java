// SPDX-License-Identifier: Apache-2.0
/** Clocks of other machines against ours. */
package org.hookbench.macro.runner.clock;

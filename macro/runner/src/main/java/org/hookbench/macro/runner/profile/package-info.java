// SPDX-License-Identifier: Apache-2.0
/** Samples the stacks of the arms: where they spend their CPU time. */
package org.hookbench.macro.runner.profile;

// SPDX-License-Identifier: Apache-2.0
/**
 * Cold starts: an arm is started for each sample, asked once as soon as it accepts, and stopped.
 */
package org.hookbench.macro.runner.cold;

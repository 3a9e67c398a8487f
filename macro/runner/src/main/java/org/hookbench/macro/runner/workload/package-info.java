// SPDX-License-Identifier: Apache-2.0
/**
 * Programs that are run to their end: started by hb-run, their output parsed, their hooks proven.
 */
package org.hookbench.macro.runner.workload;

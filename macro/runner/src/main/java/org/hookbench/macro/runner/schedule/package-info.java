// SPDX-License-Identifier: Apache-2.0
/** Files with which schedulers of others measure an experiment again and again. */
package org.hookbench.macro.runner.schedule;

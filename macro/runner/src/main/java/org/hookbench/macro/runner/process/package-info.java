// SPDX-License-Identifier: Apache-2.0
/** Environment process: the arms are plain processes on this machine. */
package org.hookbench.macro.runner.process;

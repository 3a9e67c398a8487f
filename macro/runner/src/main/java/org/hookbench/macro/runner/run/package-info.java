// SPDX-License-Identifier: Apache-2.0
/** From an experiment file, or a result directory to be resumed, to a finished result directory. */
package org.hookbench.macro.runner.run;

// SPDX-License-Identifier: Apache-2.0
/** Verb check: is this machine fit to measure, and are the environments of an experiment. */
package org.hookbench.macro.runner.check;

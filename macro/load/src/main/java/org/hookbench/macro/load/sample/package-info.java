// SPDX-License-Identifier: Apache-2.0
/** The path of a timed request from the loop to samples.csv.gz. */
package org.hookbench.macro.load.sample;

// SPDX-License-Identifier: Apache-2.0
/** The results of a run: counts, latencies and the state of the generator. */
package org.hookbench.macro.load.result;
